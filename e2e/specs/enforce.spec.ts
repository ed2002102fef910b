import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { admin, expect, type Server, test } from './fixtures.ts';

const NONCE = 'c2l0ZQ';
let site: HttpServer;
let origin = '';
let testKey = '';

/** A page of the site: strict policy, one secret paragraph, a form that is sent by GET so that it can be read back. */
function pageFor(server: Server, query: URLSearchParams): string {
  const attribute = (name: string) => (query.has(name) ? ` data-${name}="${query.get(name)}"` : '');
  return `<!doctype html><html lang="${query.get('lang') ?? 'en'}"><head><meta charset="utf-8"><title>Shop</title>
<script nonce="${NONCE}">${query.has('prevent') ? "addEventListener('botd:verdict', (event) => event.preventDefault())" : ''}</script>
<script nonce="${NONCE}" async src="${server.url}/collector.js" data-key="${testKey}"${attribute('enforce')}${attribute('action')}></script>
</head><body><main><h1>Welcome</h1><p>Members only.</p>
<form action="/sent" data-veridict-form="proof"><label>Name <input name="who"></label><button>Send</button></form></main></body></html>`;
}

test.beforeAll(async ({ server }) => {
  const created = await admin<{ secret: string }>(server, '/keys', {
    kind: 'public',
    mode: 'test',
    name: 'Enforcement',
    site_id: server.keys.site_id,
  });
  testKey = created.secret;
  site = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'nonce-${NONCE}'; connect-src ${server.url}; form-action 'self'; img-src 'self'`,
    );
    response.end(pageFor(server, url.searchParams));
  });
  await new Promise<void>((done) => site.listen(0, 'localhost', done));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
});
test.afterAll(() => new Promise((done) => site.close(done)));

const open = async (page: Page, query: Record<string, string>) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${origin}/?${new URLSearchParams(query)}`);
  await page.evaluate(() => window.veridict.ready);
  return complaints;
};
const notice = (page: Page) => page.locator('veridict-notice');

test('a person sees nothing of it', async ({ page }) => {
  const complaints = await open(page, { enforce: '', action: 'test_human' });
  await expect(page.getByText('Members only.')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('a bot is refused, and the notice is what the keyboard reaches', async ({ page }) => {
  const complaints = await open(page, { enforce: 'block', action: 'test_bot', lang: 'ar' });
  await expect(notice(page).getByRole('heading')).toBeFocused();
  await expect(notice(page)).toHaveAttribute('dir', 'rtl');
  await expect(page.getByText('Members only.')).toHaveCount(0);
  await expect(notice(page).locator('code')).toHaveText(/^ses_/);
  await page.keyboard.press('Tab');
  await expect(notice(page).getByRole('button')).toBeFocused();
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('whom nobody is sure about does the work and goes on', async ({ page }) => {
  const asked = page.waitForRequest(/\/api\/v1\/challenge$/);
  const complaints = await open(page, { enforce: 'block', action: 'test_challenge' });
  await asked;
  await expect(notice(page)).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByText('Members only.')).toBeVisible();
  expect(await page.title()).toBe('Shop');
  expect(await page.evaluate(() => window.veridict.verdict?.action)).toBe('allow');
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('a page may act itself, or only watch', async ({ page }) => {
  for (const query of [{ enforce: 'block', prevent: '1' }, { enforce: 'monitor' }, {}]) {
    await open(page, { ...query, action: 'test_bot' });
    await expect(page.getByText('Members only.')).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
  }
});

test('a form takes the fresh token and the signed verdict along', async ({ page }) => {
  const loaded = page.waitForResponse(/-enforce\.js$/);
  await open(page, { action: 'test_human' });
  await loaded;
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(['botd_pass', 'botd_token']);
  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/\/sent/);
  const sent = new URL(page.url()).searchParams;
  expect(sent.get('who')).toBe('Ada');
  expect(sent.get('proof')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(sent.get('botd_pass')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

declare global {
  interface Window {
    veridict: import('@veridict/collector').Veridict;
  }
}
