import { assessAnswer, collectAnswer, PATHS } from '@veridict/contract';
import { chromium, documentVisit } from '@veridict/corpus';
import { createIpLookup } from '@veridict/ip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, pageOf, refused, type TestApp } from '../../testing/app.ts';
import { pageHeaders, signPageView } from '../../testing/page.ts';

const ip = createIpLookup({
  asn: null,
  network: (address) => (address === '84.1.1.1' ? { asn: 24940, organisation: 'Hetzner Online GmbH' } : null),
  place: () => ({ country: 'DE', city: 'Falkenstein' }),
  feeds: () => ({}),
});
let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
const env = { VERIDICT_TIERS: '{"pro":{"monthly":3,"perMinute":600}}', VERIDICT_TRUST_PROXY: 'nginx' };
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state, { ip, env });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const curl = {
  method: 'GET',
  url: 'https://shop.example/prices?key=secret',
  http_version: '1.1',
  headers: [
    ['Host', 'shop.example'],
    ['User-Agent', 'curl/7.88.1'],
    ['Accept', '*/*'],
  ],
  ip: '84.1.1.1',
};
const ask = (key: string | null, body: unknown, more: Record<string, string> = {}) =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/assess',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'x-api-key': key }), ...more },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
const open = async (tier: 'free' | 'pro' | 'enterprise' = 'enterprise') => {
  const owner = await openAccount(test, tier);
  return { ...owner, key: await owner.addKey('secret') };
};

let client = 0;
/** The collector runs at an address: behind the trusted proxy that says so. */
async function run(publicKey: string, address: string, seen: ReadonlyArray<readonly [string, string]>) {
  const page = pageOf(test, publicKey);
  const nonce = await page.nonce();
  const signed = signPageView({ key: publicKey, origin: 'https://shop.example', nonce });
  const userAgent = seen.find(([name]) => name === 'user-agent')![1];
  const headers = { ...pageHeaders('https://shop.example'), 'user-agent': userAgent, 'x-real-ip': address };
  good(await page.send(PATHS.collect, signed.body, { headers }), collectAnswer);
}

describe('200', () => {
  it('knows a browser by its connection, where the site’s own server tells of it', async () => {
    const { key } = await open();
    const { request, tls } = documentVisit('chromium').context;
    const { ja4, ja4Stable, http2, hello } = tls!;
    const { settings, windowUpdate, priorityFrames, headersPriority, pseudoOrder } = http2!;
    const { signatureAlgorithms, ...offered } = hello!;
    const connection = {
      ja4,
      ja4_stable: ja4Stable,
      http2: {
        ...{
          settings,
          window_update: windowUpdate,
          priority_frames: priorityFrames,
          headers_priority: headersPriority,
        },
        ...{ pseudo_order: pseudoOrder, is_first: true },
      },
      hello: { ...offered, signature_algorithms: signatureAlgorithms },
    };
    const body = {
      method: 'GET',
      url: 'https://shop.example/',
      http_version: '2',
      headers: request!.headers,
      ip: '203.0.113.7',
    };
    const person = good(await ask(key, { ...body, connection }), assessAnswer);
    expect(person.score).toBeLessThanOrEqual(10);
    expect(person.network).toEqual({ ja4, http_version: '2', http2: http2!.text });
    expect(person.signals.map(({ name }) => name)).toContain('coherent_connection');
    const copy = {
      ...connection,
      hello: { ...connection.hello, grease: false, signature_algorithms: [513, 515, 1025, 1027] },
    };
    expect(good(await ask(key, { ...body, connection: copy }), assessAnswer).score).toBeGreaterThanOrEqual(70);
    const overHttp1 = { ...connection, http2: null };
    expect(good(await ask(key, { ...body, connection: overHttp1 }), assessAnswer).score).toBeLessThanOrEqual(30);
    expect(refused(await ask(key, { ...body, connection: { ...connection, http2: { settings: [] } } }))).toBe(
      '400 invalid_request',
    );
  });

  it('tells who reads page after page without ever running the collector, and leaves readers alone', async () => {
    const { key, site, addKey } = await open();
    const publicKey = await addKey('public');
    const { headers } = documentVisit('firefox').context.request!;
    const read = async (pages: number, gapMs: (at: number) => number, { cookie = false, runs = false } = {}) => {
      const address = `203.0.113.${++client}`;
      let score = 0;
      let names: string[] = [];
      for (let at = 1; at <= pages; at++) {
        test.clock.at += gapMs(at);
        const sent = [...headers, ...(cookie ? [['cookie', 'a=b'] as const] : [])];
        const body = {
          method: 'GET',
          url: `https://shop.example/p/${at}`,
          http_version: '2',
          headers: sent,
          ip: address,
        };
        const answer = good(await ask(key, { ...body, site_id: site.id }), assessAnswer);
        [score, names] = [answer.score, answer.signals.filter(({ llr }) => llr > 0).map(({ name }) => name)];
        if (runs) await run(publicKey, address, headers);
      }
      return { score, names };
    };
    const uneven = (at: number) => 20_000 + ((at * 7_919) % 40_000);
    expect(await read(12, uneven, { cookie: true, runs: true })).toEqual({ score: 30, names: [] });
    expect(await read(12, uneven, { cookie: true })).toEqual({ score: 30, names: ['scriptless_pages'] });
    const scraper = await read(20, () => 1_000);
    expect(scraper.names.sort()).toEqual(['cookieless_pages', 'even_cadence', 'hurried_pages', 'scriptless_pages']);
    expect(scraper.score).toBeGreaterThanOrEqual(70);
  });

  it('judges a tool by its headers, its handshake and its address', async () => {
    const { key } = await open();
    const ja4 = 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6';
    const answer = good(await ask(key, { ...curl, ja4 }), assessAnswer);
    expect(answer.score).toBeGreaterThanOrEqual(70);
    expect(answer).toMatchObject({
      evidence: 'none',
      mode: 'live',
      network: { ja4, http_version: '1.1' },
      ip: { address: '84.1.1.1', datacenter: true, country: 'DE', city: 'Falkenstein', asn: 24940, source: 'reported' },
    });
    expect(answer).not.toHaveProperty('token');
    expect(answer.signals.map(({ name }) => name)).toContain('ip_datacenter');
  });

  it('does not accuse a browser', async () => {
    const { key } = await open();
    const headers = (chromium().context.request?.headers ?? []).filter(([name]) => !/^(origin|cookie)$/i.test(name));
    const answer = good(await ask(key, { ...curl, headers, ip: '203.0.113.7' }), assessAnswer);
    expect(answer.score).toBeLessThanOrEqual(30);
  });

  it('reads HTTP/2 by its pseudo headers', async () => {
    const { key } = await open();
    const { http_version: _, ...rest } = curl;
    const headers = [[':method', 'GET'], [':scheme', 'https'], [':path', '/?secret=1'], ...curl.headers];
    expect(good(await ask(key, { ...rest, url: '/', headers }), assessAnswer).network.http_version).toBe('2');
  });

  it('decides by the settings of the named site, or of the key’s own', async () => {
    const { addSite, addKey, key } = await open();
    const strict = await addSite({ thresholds: { suspicious: 1, automated: 2, knownBot: 3 } });
    const own = await addKey('secret', 'live', { siteId: strict.id });
    const headers = chromium().context.request?.headers ?? [];
    const bandOf = async (by: string, more: object = {}) =>
      good(await ask(by, { ...curl, headers, ...more }), assessAnswer).band;
    expect(await bandOf(key)).toBe('human');
    expect(await bandOf(key, { site_id: strict.id })).toBe('known-bot');
    expect(await bandOf(own)).toBe('known-bot');
  });

  it('tells the free tier what the published answer has', async () => {
    const { key } = await open('free');
    const answer = good(await ask(key, curl), assessAnswer);
    expect(Object.keys(answer.ip)).toEqual(['datacenter', 'proxy', 'country']);
    expect(answer.signals[0]).not.toHaveProperty('detail');
  });

  it('is counted for live keys, and not for test keys', async () => {
    const { account, addKey } = await open('pro');
    const key = await addKey('secret', 'test');
    expect(good(await ask(key, curl), assessAnswer).mode).toBe('test');
    expect(await store.state.usage(account.id, '2026-11')).toBe(0);
    await ask(await addKey('secret'), curl);
    expect(await store.state.usage(account.id, '2026-11')).toBe(1);
  });
});

describe('400', () => {
  it.each<[string, object]>([
    ['ip', { ip: 'localhost' }],
    ['ip', { ip: undefined }],
    ['method', { method: 'G T' }],
    ['headers.0', { headers: [['only a name']] }],
    ['headers', { headers: Array.from({ length: 101 }, () => ['a', 'b']) }],
    ['ja4', { ja4: 'curl' }],
    ['http_version', { http_version: '9' }],
    ['', { more: 1 }],
  ])('invalid_request names %j', async (field, change) => {
    const { key } = await open();
    const answer = await ask(key, { ...curl, ...change });
    expect(refused(answer)).toBe('400 invalid_request');
    expect(answer.json().error.details.fields[0].field).toBe(field);
  });

  it('invalid_json, and a site that the account does not have', async () => {
    const { key } = await open();
    const { site } = await open();
    expect(refused(await ask(key, '{'))).toBe('400 invalid_json');
    expect(refused(await ask(key, { ...curl, site_id: site.id }))).toBe('400 invalid_request');
  });
});

describe('401', () => {
  it('without a key, or with one that is none', async () => {
    expect(refused(await ask(null, curl))).toBe('401 key_missing');
    expect(refused(await ask('sk_live_nonsense', curl))).toBe('401 key_invalid');
  });
});

describe('402', () => {
  it('when the month is used up', async () => {
    const { key } = await open('pro');
    for (let i = 0; i < 3; i++) expect((await ask(key, curl)).statusCode).toBe(200);
    expect(refused(await ask(key, curl))).toBe('402 quota_exceeded');
  });
});

describe('403', () => {
  it('for a key that may only read, and for another site than the key’s own', async () => {
    const { addKey, addSite, site } = await open();
    expect(refused(await ask(await addKey('read'), curl))).toBe('403 key_scope');
    const own = await addKey('secret', 'live', { siteId: site.id });
    expect(refused(await ask(own, { ...curl, site_id: (await addSite()).id }))).toBe('403 key_scope');
  });
});

describe('413', () => {
  it('for more than 64 kB', async () => {
    const { key } = await open();
    const headers = Array.from({ length: 10 }, () => ['a', 'x'.repeat(8_000)]);
    expect(refused(await ask(key, { ...curl, headers }))).toBe('413 payload_too_large');
  });
});
