import { createHash, createHmac } from 'node:crypto';
import { forwardedPayload, FORWARDED_HEADER as HEADER, LIMITS, PATHS } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { fromNode } from '../middleware/index.ts';
import { answering, json, secretKey } from '../testing/fetch.ts';
import { FORWARDED_HEADER } from './forwarded.ts';
import { createProxy, MAX_BODY_BYTES, type ProxyOptions } from './proxy.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => async () => bytes(text);
const options = { path: '/a9', secretKey, baseUrl: 'https://veridict.example/under/' };
const request = (url: string, method = 'POST', headers: Record<string, string> = {}) => {
  const all = {
    host: 'shop.example',
    'User-Agent': 'UA',
    cookie: 'session=secret',
    origin: 'https://shop.example',
    ...headers,
  };
  const lower = Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
  const socket = { remoteAddress: '198.51.100.7', encrypted: true };
  return fromNode({ method, url, httpVersion: '1.1', headers: lower, rawHeaders: Object.entries(all).flat(), socket });
};
const collect = `/a9${PATHS.collect}`;

/** What the server was told, checked as it checks it. */
function toldIn(header: string | null) {
  const [, signed = '', id, payload = '', mac] =
    /^(v1\.([0-9a-f]{16})\.([\w-]+))\.([\w-]{43})$/.exec(header ?? '') ?? [];
  const hash = createHash('sha256').update(secretKey).digest('hex');
  expect([id, mac]).toEqual([hash.slice(0, 16), createHmac('sha256', hash).update(signed).digest('base64url')]);
  return forwardedPayload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
}
async function told(more: Partial<ProxyOptions> = {}, headers: Record<string, string> = {}) {
  const { fetch, asked } = answering(json(200, {}));
  await createProxy({ ...options, fetch, ...more })(request(collect, 'POST', headers), 'native', read('body'));
  const sent = new Headers(asked[0]!.init.headers);
  return { sent, payload: sent.has(HEADER) ? toldIn(sent.get(HEADER)) : null };
}

describe('what the server is told', () => {
  it('is the visitor’s address, headers and handshake, for this one request', async () => {
    const { payload, sent } = await told({
      ja4: (native) => (native === 'native' ? 't13d1516h2_8daaf6152771_02713d6af862' : null),
    });
    expect(payload).toMatchObject({
      m: 'POST',
      p: PATHS.collect,
      b: createHash('sha256').update('body').digest('base64url'),
      ip: '198.51.100.7',
      ja4: 't13d1516h2_8daaf6152771_02713d6af862',
      http: '1.1',
      tls: true,
    });
    expect(payload!.h).toEqual([
      ['host', 'shop.example'],
      ['User-Agent', 'UA'],
      ['cookie', ''],
      ['origin', 'https://shop.example'],
    ]);
    expect(Math.abs(payload!.t - Date.now() / 1000)).toBeLessThan(60);
    expect([...sent.keys()]).toEqual(['origin', 'user-agent', HEADER]);
    expect(FORWARDED_HEADER).toBe(HEADER);
  });

  it('is nothing that the visitor wrote under that name', async () => {
    const { payload, sent } = await told({}, { [HEADER]: 'v1.forged' });
    expect(sent.get(HEADER)).not.toContain('forged');
    expect(payload!.h.map(([name]) => name)).not.toContain(HEADER);
  });

  it('is the address that trusted proxies say, and none where nobody says it', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.5' };
    expect((await told({ trustProxy: 1 }, headers)).payload!.ip).toBe('203.0.113.5');
    expect((await told({ trustProxy: 'cloudflare' }, headers)).payload).toBeNull();
  });

  it('fits into a header, whatever the visitor sent', async () => {
    const many = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`x-${n}`, '"é'.repeat(400)]));
    const { sent, payload } = await told({}, many);
    expect(sent.get(HEADER)!.length).toBeLessThan(12_000);
    expect(payload!.h.length).toBeGreaterThan(5);
  });
});

describe('what is handed on', () => {
  it('is what the script asks for and nothing else', async () => {
    const { fetch, asked } = answering(json(200, {}));
    const proxy = createProxy({ ...options, fetch });
    const status = async (url: string, method: string) =>
      (await proxy(request(url, method), null, read('')))?.status ?? null;
    for (const path of Object.values(PATHS)) expect(await status(`/a9${path}`, 'POST')).toBe(200);
    for (const path of ['/collector.js', '/collector/0.1.0-enforce.js', '/pixel.gif?key=pk_live_x'])
      expect(await status(`/a9${path}`, 'GET')).toBe(200);
    expect(asked.at(-1)!.url).toBe('https://veridict.example/under/pixel.gif?key=pk_live_x');
    const before = asked.length;
    for (const [url, method] of [
      [collect, 'GET'],
      ['/a9/collector.js', 'POST'],
      ['/a9/collector/../api/v1/admin/keys', 'GET'],
      ['/a9/collector/%2e%2e/x.js', 'GET'],
      ['/a9/api/v1/verdict', 'POST'],
      ['/a9/health', 'GET'],
      ['/a9/collector.js', 'DELETE'],
    ] as const)
      expect([url, await status(url, method)]).toEqual([url, 404]);
    for (const url of ['/', '/a9', '/a99/collector.js', '/x/a9/collector.js'])
      expect(await status(url, 'GET')).toBeNull();
    expect(asked).toHaveLength(before);
  });

  it('is no more than the script ever sends', async () => {
    expect(MAX_BODY_BYTES).toBe(LIMITS.collectBytes);
    const { fetch, asked } = answering(json(200, {}));
    const answer = await createProxy({ ...options, fetch })(
      request(collect),
      null,
      read('x'.repeat(MAX_BODY_BYTES + 1)),
    );
    expect([answer?.status, asked.length]).toEqual([413, 0]);
    const unread = () => Promise.reject(new Error('read'));
    const said = request(collect, 'POST', { 'content-length': String(MAX_BODY_BYTES + 1) });
    expect((await createProxy({ ...options, fetch })(said, null, unread))?.status).toBe(413);
  });

  it('comes back with the status and headers that matter', async () => {
    const headers = { 'set-cookie': 'a=b', 'x-request-id': 'req_1', 'retry-after': '3', server: 'x' };
    const { fetch } = answering(json(429, { error: { code: 'rate_limited' } }, headers));
    const answer = await createProxy({ ...options, fetch })(request(collect), null, read(''));
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'content-type': 'application/json', 'x-request-id': 'req_1', 'retry-after': '3' },
    });
    expect(Object.keys(answer!.headers)).toHaveLength(3);
  });
});

describe('when nobody answers', () => {
  it.each<[string, () => Promise<Response>]>([
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
    [
      'a body that breaks off',
      async () => new Response(new ReadableStream({ pull: (it) => it.error(new Error('cut')) })),
    ],
  ])('%s is a 502 that nobody keeps', async (_what, fetch) => {
    const answer = await createProxy({ ...options, fetch })(request('/a9/collector.js', 'GET'), null, read(''));
    expect(answer).toMatchObject({ status: 502, headers: { 'cache-control': 'no-store' } });
    expect(JSON.parse(new TextDecoder().decode(answer!.body))).toMatchObject({ error: { code: 'network' } });
  });

  it('gives up in time', async () => {
    const slow = ((_url: string, { signal }: RequestInit) =>
      new Promise((_done, fail) => signal!.addEventListener('abort', () => fail(signal!.reason)))) as typeof fetch;
    const proxy = createProxy({ ...options, fetch: slow, timeoutMs: 5 });
    expect((await proxy(request('/a9/collector.js', 'GET'), null, read('')))?.status).toBe(502);
  });
});

it.each([{ path: 'a9' }, { path: '/' }, { path: '/a9/' }, { secretKey: 'pk_live_x' }, { baseUrl: 'veridict.example' }])(
  'refuses %j',
  (wrong) => {
    expect(() => createProxy({ ...options, ...wrong })).toThrow(TypeError);
  },
);
