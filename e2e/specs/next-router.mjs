// Calls the route handlers of examples/next with the WHATWG requests that Next's app router would make of what comes in, so
// that they run as they stand without half a gigabyte of framework. The page is the one of the other examples.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const { EXAMPLE, VERIDICT_PUBLIC_KEY } = process.env;
const load = (path) => import(new URL(path, EXAMPLE).href);
const script = await load('app/a9/%5B...path%5D/route.js');
const signUp = await load('app/sign-up/route.js');
const { form } = await load('../pages.mjs');
const page = form(VERIDICT_PUBLIC_KEY);

async function answer(request) {
  const { pathname } = new URL(request.url);
  const route = pathname.startsWith('/a9/') ? script : pathname === '/sign-up' ? signUp : null;
  if (route === null) return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  return route[request.method]?.(request) ?? new Response(null, { status: 405 });
}

const server = createServer(async (incoming, outgoing) => {
  const headers = new Headers();
  for (let at = 0; at < incoming.rawHeaders.length; at += 2)
    headers.append(incoming.rawHeaders[at], incoming.rawHeaders[at + 1]);
  headers.set('x-forwarded-for', incoming.socket.remoteAddress);
  const body = incoming.method === 'POST' ? await buffer(incoming) : null;
  const url = `http://${incoming.headers.host}${incoming.url}`;
  const response = await answer(new Request(url, { method: incoming.method, headers, body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
