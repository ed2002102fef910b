// A sign-up form on Hono. Start it beside a running Veridict:
//   VERIDICT_URL=http://127.0.0.1:8787 VERIDICT_PUBLIC_KEY=pk_live_… VERIDICT_SECRET_KEY=sk_live_… node server.mjs
import { serve } from '@hono/node-server';
import { veridict } from '@veridict/node/hono';
import { Hono } from 'hono';
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

const app = new Hono();
// The browser script, and what it sends, under a path of this site.
app.use(veridict.proxy({ ...service, path: '/a9' }));
app.get('/', (c) => c.html(form(VERIDICT_PUBLIC_KEY)));
app.post('/sign-up', guard, (c) => c.html(welcome(VERIDICT_PUBLIC_KEY)));

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
);
