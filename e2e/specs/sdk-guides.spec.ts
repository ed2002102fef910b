import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@veridict/node';
import { expect, type Server, test } from './fixtures.ts';

/** The page that a guide says to change to, as it stands there, but for host, key and what the dots stand for. */
function pageOf(guide: string, server: Server): string {
  const text = readFileSync(new URL(`../../docs/guides/${guide}.md`, import.meta.url), 'utf8');
  const after = /<!-- after -->\n(.*?)^```$/ms.exec(text)?.[1];
  if (after === undefined) throw new Error(`docs/guides/${guide}.md shows no page after the change`);
  const body = after
    .replaceAll('https://veridict.example.com', server.url)
    .replaceAll('pk_live_…', server.keys.public_key)
    .replaceAll('…', '<button>Send</button>');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script>window.given = new Promise((resolve) => { window.send = resolve; });
document.addEventListener('botd:verdict', () => { document.documentElement.dataset.judged = 'yes'; });</script>${body}</html>`;
}

/** A site with this page, which remembers what its form brings and what came along. */
async function startSite(html: string) {
  let heard: (sent: { fields: URLSearchParams; cookies: string; userAgent: string }) => void = () => undefined;
  const sent = new Promise<Parameters<typeof heard>[0]>((resolve) => {
    heard = resolve;
  });
  const site = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { cookie = '', 'user-agent': userAgent = '' } = request.headers;
      heard({ fields: new URLSearchParams(Buffer.concat(chunks).toString()), cookies: cookie, userAgent });
    }
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(site.address() as AddressInfo).port}/`,
    sent,
    stop: () => site.close().closeAllConnections(),
  };
}
const cookie = (cookies: string, name: string) => new RegExp(`(?:^|; )${name}=([^;]*)`).exec(cookies)?.[1];
const clientOf = (server: Server, siteId = server.keys.site_id) =>
  createClient({ secretKey: server.keys.secret_key, baseUrl: server.url, siteId, timeoutMs: 10_000 });

test.describe('a page that changed over', () => {
  test('from Turnstile: its form brings the token where the backend looks for it', async ({ page, server }) => {
    const site = await startSite(pageOf('migrate-turnstile', server));
    try {
      await page.goto(site.url);
      await page.locator('html[data-judged]').waitFor();
      await page.getByRole('button').click();
      const { fields } = await site.sent;
      const token = fields.get('cf-turnstile-response') ?? '';
      expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
      const client = clientOf(server);
      // Whoever drives a browser does not get in.
      expect(await client.siteverify(token)).toMatchObject({ success: false, action: 'signup', hostname: '127.0.0.1' });
      expect((await client.siteverify(token))['error-codes']).toEqual(['timeout-or-duplicate']);
    } finally {
      site.stop();
    }
  });

  test('from reCAPTCHA v3: its script is given a token for the action', async ({ page, server }) => {
    const site = await startSite(pageOf('migrate-recaptcha-v3', server));
    try {
      await page.goto(site.url);
      const token = await page.evaluate(() => (globalThis as unknown as { given: Promise<string> }).given);
      expect(await clientOf(server).siteverify(token)).toMatchObject({ success: false, action: 'login' });
    } finally {
      site.stop();
    }
  });
});

test('a real browser is decided offline by what it carries, and its token is nobody else’s', async ({
  page,
  server,
}) => {
  const site = await startSite(pageOf('migrate-turnstile', server));
  try {
    await page.goto(site.url);
    await page.locator('html[data-judged]').waitFor();
    await page.getByRole('button').click();
    const { cookies, userAgent } = await site.sent;
    const [token, pass] = [cookie(cookies, 'botd_token'), cookie(cookies, 'botd_pass')];
    const bearer = { pass, ip: '127.0.0.1', userAgent };
    const client = clientOf(server);
    expect(await client.decide(token, { ...bearer, action: 'signup' })).toMatchObject({
      action: 'block',
      source: 'offline',
      reason: 'verdict',
    });
    expect(await client.decide(token, { ...bearer, live: true })).toMatchObject({ action: 'block', source: 'live' });
    expect(await client.decide(token, { ...bearer, userAgent: 'curl/8' })).toMatchObject({ source: 'live' });
    expect(await client.decide(token, { ...bearer, ip: '192.0.2.1' })).toMatchObject({ source: 'live' });
    expect(await client.decide(token, { ...bearer, action: 'login' })).toMatchObject({ reason: 'token_action' });
    const elsewhere = clientOf(server, 'site_somewhere_else');
    expect(await elsewhere.decide(token, bearer)).toMatchObject({ reason: 'token_audience', source: 'live' });
  } finally {
    site.stop();
  }
});
