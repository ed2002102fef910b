import { veridict } from '@veridict/node/next';

// Decides about whoever signs up, and has the answer for those who are refused.
const check = veridict({
  secretKey: process.env.VERIDICT_SECRET_KEY,
  baseUrl: process.env.VERIDICT_URL,
  // with the site's id most people are let in by their signed verdict, without a question
  siteId: process.env.VERIDICT_SITE_ID,
  trustProxy: 1,
  enforce: 'block',
  script: { publicKey: process.env.VERIDICT_PUBLIC_KEY, src: '/a9/collector.js' },
  contact: 'help@shop.example',
  onDecision: ({ action, source, reason, ms }, { path }) =>
    console.log(JSON.stringify({ path, action, source, reason, ms: Math.round(ms) })),
});

export async function POST(request) {
  const { response } = await check(request);
  if (response) return response;
  return new Response('<!doctype html><html lang="en"><title>Sign up</title><h1>Welcome</h1></html>', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
