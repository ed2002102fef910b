// A sign-up form on plain node:http. Start it beside a running Veridict:
//   VERIDICT_URL=http://127.0.0.1:8787 VERIDICT_PUBLIC_KEY=pk_live_… VERIDICT_SECRET_KEY=sk_live_… node server.mjs
import { createServer } from 'node:http';
import { veridict } from '@veridict/node/http';
import { form, log, welcome } from '../pages.mjs';

const { VERIDICT_URL, VERIDICT_PUBLIC_KEY, VERIDICT_SECRET_KEY, VERIDICT_SITE_ID, PORT = '3000' } = process.env;
const service = { secretKey: VERIDICT_SECRET_KEY, baseUrl: VERIDICT_URL };

// Decides about whoever signs up, and answers those who are refused.
const guard = veridict({
  ...service,
  // with the site's id most people are let in by their signed verdict, without a question
  siteId: VERIDICT_SITE_ID,
  enforce: 'block',
  script: { publicKey: VERIDICT_PUBLIC_KEY, src: '/a9/collector.js' },
  contact: 'help@shop.example',
  onDecision: log,
});
// The browser script, and what it sends, under a path of this site.
const proxy = veridict.proxy({ ...service, path: '/a9' });

const server = createServer(async (request, response) => {
  if (await proxy(request, response)) return;
  const isSignUp = request.method === 'POST' && request.url === '/sign-up';
  if (isSignUp && (await guard(request, response)).refused) return;
  request.resume();
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end((isSignUp ? welcome : form)(VERIDICT_PUBLIC_KEY));
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
