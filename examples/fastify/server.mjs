// A sign-up form on Fastify. Start it beside a running Veridict:
//   VERIDICT_URL=http://127.0.0.1:8787 VERIDICT_PUBLIC_KEY=pk_live_… VERIDICT_SECRET_KEY=sk_live_… node server.mjs
import { veridict } from '@veridict/node/fastify';
import Fastify from 'fastify';

const { VERIDICT_URL, VERIDICT_PUBLIC_KEY, VERIDICT_SECRET_KEY, VERIDICT_SITE_ID, PORT = '3000' } = process.env;
const service = { secretKey: VERIDICT_SECRET_KEY, baseUrl: VERIDICT_URL };

const page = (main) => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign up</title>
<script async src="/a9/collector.js" data-key="${VERIDICT_PUBLIC_KEY}" data-endpoint="/a9"></script>
<main>${main}</main></html>`;
const form = page(`<h1>Sign up</h1>
<form method="post" action="/sign-up" data-veridict-form><label>E-mail <input name="email" type="email" required></label> <button>Sign up</button></form>`);
const welcome = page('<h1>Welcome</h1>');

// Decides about whoever signs up, and answers those who are refused.
const guard = veridict({
  ...service,
  // with the site's id most people are let in by their signed verdict, without a question
  siteId: VERIDICT_SITE_ID,
  enforce: 'block',
  script: { publicKey: VERIDICT_PUBLIC_KEY, src: '/a9/collector.js' },
  contact: 'help@shop.example',
  onDecision: ({ action, source, reason, ms }, { path }) =>
    console.log(JSON.stringify({ path, action, source, reason, ms: Math.round(ms) })),
});

const app = Fastify();
// The browser script, and what it sends, under a path of this site.
app.addHook('onRequest', veridict.proxy({ ...service, path: '/a9' }));
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, Object.fromEntries(new URLSearchParams(body))),
);
app.get('/', (_request, reply) => reply.type('text/html').send(form));
app.post('/sign-up', { preHandler: guard }, (_request, reply) => reply.type('text/html').send(welcome));

console.log(await app.listen({ port: Number(PORT), host: '127.0.0.1' }));
