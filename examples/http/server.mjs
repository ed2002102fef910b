// A sign-up form on plain node:http. Start it beside a running Veridict:
//   VERIDICT_URL=http://127.0.0.1:8787 VERIDICT_PUBLIC_KEY=pk_live_… VERIDICT_SECRET_KEY=sk_live_… node server.mjs
import { createServer } from 'node:http';
import { createClient, NotFoundError } from '@veridict/node';

const { VERIDICT_URL, VERIDICT_PUBLIC_KEY, VERIDICT_SECRET_KEY, PORT = '3000' } = process.env;

// One client for the life of the process. When no answer can be had in a second, people are let in.
const veridict = createClient({ secretKey: VERIDICT_SECRET_KEY, baseUrl: VERIDICT_URL, onUnavailable: 'allow' });

const page = (main) => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign up</title>
<script async src="${VERIDICT_URL}/collector.js" data-key="${VERIDICT_PUBLIC_KEY}"></script>
<main>${main}</main></html>`;

const form = page(`<h1>Sign up</h1>
<form method="post" action="/sign-up"><label>E-mail <input name="email" type="email" required></label> <button>Sign up</button></form>`);

const cookie = (request, name) =>
  request.headers.cookie
    ?.split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** What to do with whoever sent the request. */
async function decide(request) {
  const token = cookie(request, 'botd_token');
  if (!token) return 'challenge';
  const seen = { ip: request.socket.remoteAddress, userAgent: request.headers['user-agent'] };
  try {
    return (await veridict.verdict(token, seen)).action;
  } catch (error) {
    if (error instanceof NotFoundError) return 'challenge';
    throw error;
  }
}

const answers = {
  allow: [200, '<h1>Welcome</h1>'],
  challenge: [200, '<h1>One more step</h1><p>We have sent you a mail; please follow its link.</p>'],
  block: [403, '<h1>Not from here</h1><p>If you are a person, please write to us.</p>'],
};

const server = createServer(async (request, response) => {
  let [status, html] = [200, form];
  try {
    if (request.method === 'POST') {
      request.resume();
      const [code, main] = answers[await decide(request)];
      [status, html] = [code, page(main)];
    }
  } catch (error) {
    console.error(error);
    [status, html] = [500, page('<h1>Something went wrong</h1>')];
  }
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
