import { createHash, createHmac } from 'node:crypto';
import { FORWARDED_HEADER, type ForwardedPayload, PATHS } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptContext } from './judge.ts';
import { buildTestApp, openAccount, openTestState, pageOf, type TestApp } from './testing/app.ts';
import { pageHeaders, signPageView } from './testing/page.ts';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state);
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const sha256 = (text: string | Buffer, form: 'hex' | 'base64url') => createHash('sha256').update(text).digest(form);
const ja4 = 't13d1516h2_8daaf6152771_02713d6af862';
const origin = 'https://shop.example';

/** The header as a site's server writes it, step by step as `docs/guides/first-party.md` says. */
function signed(secret: string, body: string, change: Partial<ForwardedPayload> = {}): string {
  const payload: ForwardedPayload = {
    t: Math.floor(test.clock.at / 1000),
    m: 'POST',
    p: PATHS.collect,
    b: sha256(body, 'base64url'),
    ip: '198.51.100.7',
    ja4,
    http: '2',
    tls: true,
    h: Object.entries(pageHeaders(origin)),
    ...change,
  };
  const hash = sha256(secret, 'hex');
  const start = `v1.${hash.slice(0, 16)}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${start}.${createHmac('sha256', hash).update(start).digest('base64url')}`;
}

/** A page view that comes through the site's server; what was kept of where it came from. */
async function collected(
  headerOf: (body: string) => string | undefined,
  { key, remoteAddress = '203.0.113.1' }: { key: string; remoteAddress?: string },
): Promise<KeptContext> {
  const page = pageOf(test, key);
  const nonce = await page.nonce();
  const { body, token } = signPageView({ key, origin, nonce });
  const header = headerOf(body);
  const answer = await test.app.inject({
    method: 'POST',
    url: PATHS.collect,
    payload: body,
    remoteAddress,
    // the site's server is no browser
    headers: { origin, 'content-type': 'text/plain', ...(header && { [FORWARDED_HEADER]: header }) },
  });
  expect(answer.statusCode).toBe(200);
  const found = await store.state.findByToken(sha256(token, 'base64url'));
  return JSON.parse(found!.pageView.context) as KeptContext;
}

const open = async () => {
  const owner = await openAccount(test);
  return { ...owner, key: await owner.addKey('public'), secret: await owner.addKey('secret') };
};

describe('what a site’s server says of a visitor', () => {
  it('is believed under its secret key: address, TLS, version of HTTP and headers', async () => {
    const { key, secret } = await open();
    const kept = await collected((body) => signed(secret, body), { key });
    expect(kept).toMatchObject({
      source: FORWARDED_HEADER,
      network: '198.51.100.0/24',
      tls: { ja4 },
      forwardingSpoofed: null,
      request: { method: 'POST', httpVersion: '2', secure: true },
    });
    expect(kept.request?.headers.find(([name]) => name === 'user-agent')?.[1]).toContain('Chrome');
    expect(JSON.stringify(kept)).not.toContain('198.51.100.7');
  });

  it('is what the limit of an address goes by', async () => {
    const limited = await buildTestApp(store.state, { env: { VERIDICT_PAGE_RATE: '2' } });
    const { key, secret } = await open();
    const ask = (ip: string) => {
      const payload = JSON.stringify({ key });
      const header = signed(secret, payload, { p: PATHS.nonce, ip });
      const headers = { origin, 'content-type': 'text/plain', [FORWARDED_HEADER]: header };
      return limited.app.inject({ method: 'POST', url: PATHS.nonce, payload, headers });
    };
    const statuses = [];
    for (const ip of ['198.51.100.1', '198.51.100.1', '198.51.100.1', '198.51.100.2'])
      statuses.push((await ask(ip)).statusCode);
    expect(statuses).toEqual([200, 200, 429, 200]);
    await limited.app.close();
  });

  it('counts for the sites of its own account, and of its own site where the key is bound to one', async () => {
    const { key, addSite, addKey } = await open();
    const stranger = await open();
    const elsewhere = await addKey('secret', 'live', { siteId: (await addSite()).id });
    for (const other of [stranger.secret, elsewhere])
      expect(await collected((body) => signed(other, body), { key })).toMatchObject({
        source: 'connection',
        network: '203.0.113.0/24',
        tls: null,
        forwardingSpoofed: [FORWARDED_HEADER],
      });
  });

  it.each<[string, (header: string) => string]>([
    ['is no such header', () => 'for=198.51.100.7'],
    ['is under a key that does not exist', (header) => header.replace(/^v1\.[0-9a-f]{16}/, `v1.${'0'.repeat(16)}`)],
    ['says something else than was signed', (header) => header.replace(/\.[\w-]+\.([\w-]{43})$/, '.e30.$1')],
    ['is signed by nobody', (header) => header.replace(/[\w-]{43}$/, 'A'.repeat(43))],
  ])('is evidence of a forger where it %s', async (_what, bend) => {
    const { key, secret } = await open();
    for (const remoteAddress of ['203.0.113.1', '127.0.0.1'])
      expect(await collected((body) => bend(signed(secret, body)), { key, remoteAddress })).toMatchObject({
        source: 'connection',
        forwardingSpoofed: [FORWARDED_HEADER],
      });
  });

  it.each<[string, (body: string, secret: string) => string]>([
    ['is a minute old', (body, secret) => signed(secret, body, { t: test.clock.at / 1000 - 61 })],
    ['is a minute early', (body, secret) => signed(secret, body, { t: test.clock.at / 1000 + 61 })],
    ['was written for another path', (body, secret) => signed(secret, body, { p: PATHS.late })],
    ['was written for another body', (_body, secret) => signed(secret, 'another')],
    ['is not understood', (body, secret) => signed(secret, body, { ip: 'unknown' })],
  ])('is ignored, and nobody’s fault, where it %s', async (_what, headerOf) => {
    const { key, secret } = await open();
    test.lines.length = 0;
    const kept = await collected((body) => headerOf(body, secret), { key });
    expect(kept).toMatchObject({ source: 'connection', network: '203.0.113.0/24', forwardingSpoofed: null });
    expect(test.lines.join('')).toContain('a forwarded request was not taken as one');
  });

  it('ends with its key', async () => {
    const { key, addKey } = await open();
    const old = await addKey('secret', 'live', { revokedAt: test.clock.at - 1 });
    const links = await addKey('secret', 'live', { scopes: ['links'] });
    for (const secret of [old, links, await addKey('read')])
      expect(await collected((body) => signed(secret, body), { key })).toMatchObject({
        source: 'connection',
        forwardingSpoofed: null,
      });
  });
});
