import { describe, expect, it } from 'vitest';
import { answering, json, refusal, secretKey, verdict } from '../testing/fetch.ts';
import { createGuard } from './guard.ts';
import { fieldOf, fromNode, type Incoming } from './incoming.ts';
import type { MiddlewareOptions } from './options.ts';

const bot = { ...verdict, action: 'block', band: 'known-bot', score: 99, session_id: 'ses_1' };
const token = 'botd_token=abc';

/** A request of a browser that goes to a page, with what the test says. */
function request(headers: Record<string, string> = {}, change: Partial<Incoming> = {}, body?: unknown): Incoming {
  const all = { host: 'shop.example', accept: 'text/html', 'user-agent': 'UA', ...headers };
  const raw = Object.entries(all).flat();
  const socket = { remoteAddress: '::ffff:198.51.100.7' };
  const node = { method: 'GET', url: '/prices?id=1', httpVersion: '1.1', headers: all, rawHeaders: raw, socket };
  return { ...fromNode(node, body), ...change };
}
const guardOf = (fetch: typeof globalThis.fetch, options: Partial<MiddlewareOptions> = {}) =>
  (
    (guard) => (incoming: Incoming) =>
      guard(incoming, 'native')
  )(createGuard({ secretKey, baseUrl: 'https://veridict.example', retries: 0, enforce: 'block', fetch, ...options }));

describe('the token', () => {
  it.each<[string, Incoming, string]>([
    ['cookie', request({ cookie: 'a=b; botd_token=from.a.cookie; c=d' }), 'from.a.cookie'],
    ['header, before a cookie', request({ cookie: token, 'x-botd-token': 'from.a.header' }), 'from.a.header'],
    [
      'form, before both',
      request({ cookie: token, 'x-botd-token': 'x' }, {}, { botd_token: 'from.a.form' }),
      'from.a.form',
    ],
  ])('comes from a %s', async (_where, incoming, expected) => {
    const { fetch, asked } = answering(json(200, verdict));
    await guardOf(fetch)(incoming);
    expect(new URL(asked[0]!.url).searchParams.get('token')).toBe(expected);
  });

  it('is asked about with what the server sees of its bearer', async () => {
    const { fetch, asked } = answering(json(200, verdict));
    const guard = guardOf(fetch, { ja4: String });
    const { decided } = await guard(request({ cookie: token, 'x-forwarded-for': '203.0.113.9' }));
    expect(decided).toMatchObject({ action: 'allow', source: 'live', address: '198.51.100.7', refused: false });
    expect(asked[0]!.url).toMatch(/ip=198\.51\.100\.7&ua=UA&ja4=native$/);
  });

  it('is no field that is none', () => {
    for (const body of [null, 'botd_token=x', { botd_token: ['x'] }, Object.create({ botd_token: 'x' })])
      expect(fieldOf(body, 'botd_token')).toBeNull();
  });
});

describe('without a token', () => {
  const post = { method: 'POST' };

  it('whoever reads is let in, and costs no question', async () => {
    const { fetch, asked } = answering(json(200, verdict));
    const { decided, answer } = await guardOf(fetch)(request());
    expect(decided).toMatchObject({ action: 'allow', reason: 'token_missing', source: 'offline' });
    expect([answer, asked]).toEqual([null, []]);
  });

  it('whoever does something is challenged, once it is known that tokens can be had', async () => {
    const { fetch, asked } = answering(refusal(404, 'token_unknown'));
    const guard = guardOf(fetch);
    for (const _ of [1, 2]) {
      const { decided, answer } = await guard(request({}, post));
      expect(decided).toMatchObject({ action: 'challenge', reason: 'token_missing', refused: true });
      expect(answer?.status).toBe(403);
    }
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Response | Error]>([
    ['nobody answers', new TypeError('fetch failed')],
    ['the server fails', refusal(500, 'internal')],
    ['the store is down', refusal(503, 'state_unavailable')],
  ])('nobody is blamed while %s', async (_when, answer) => {
    for (const onUnavailable of ['allow', 'block'] as const) {
      const { decided } = await guardOf(answering(answer).fetch, { onUnavailable })(request({}, post));
      expect(decided).toMatchObject({ action: onUnavailable, source: 'failover', reason: 'unavailable' });
    }
  });

  it('the request is judged by itself where that is wanted', async () => {
    const { fetch, asked } = answering(json(200, bot));
    const { decided } = await guardOf(fetch, {
      onMissing: 'assess',
      ja4: String,
      connection: (native) => ({ ja4: String(native), http2: null }),
      siteId: 'site_1',
    })(request({ cookie: 'session=secret' }));
    expect(decided).toMatchObject({ action: 'block', source: 'live', score: 99, refused: true });
    const body = String(asked[0]!.init.body);
    expect(JSON.parse(body)).toMatchObject({
      method: 'GET',
      url: 'http://shop.example/prices?id=1',
      ip: '198.51.100.7',
      http_version: '1.1',
      ja4: 'native',
      connection: { ja4: 'native', http2: null },
      site_id: 'site_1',
    });
    expect(body).not.toContain('secret');
    const down = guardOf(answering(new TypeError('fetch failed')).fetch, { onMissing: 'assess' });
    expect((await down(request())).decided).toMatchObject({ action: 'allow', source: 'failover' });
  });

  it.each(['allow', 'block'] as const)('the site may say %s', async (onMissing) => {
    const { fetch } = answering(refusal(404, 'token_unknown'));
    expect((await guardOf(fetch, { onMissing })(request())).decided?.action).toBe(onMissing);
  });
});

describe('what is done', () => {
  it.each<[MiddlewareOptions['enforce'], number | null]>([
    ['monitor', null],
    ['challenge', 403],
    ['block', 403],
    [undefined, null],
  ])('under %s is no more than that', async (enforce, status) => {
    const script = { publicKey: 'pk_live_x', src: '/a9/collector.js' };
    const guard = guardOf(answering(json(200, bot)).fetch, { enforce, script });
    const { answer } = await guard(request({ cookie: token }));
    expect(answer?.status ?? null).toBe(status);
    if (answer) expect(answer.body.includes('collector.js')).toBe(enforce === 'challenge');
  });

  it('never takes the site down', async () => {
    const boom = () => {
      throw new Error('boom');
    };
    const { fetch } = answering(json(200, bot));
    const guards = [
      guardOf(fetch, { live: boom }),
      guardOf(answering(refusal(401, 'key_invalid')).fetch),
      guardOf(fetch, { onUnavailable: boom, skip: boom, onDecision: boom, fetch: boom }),
    ];
    for (const guard of guards)
      expect((await guard(request({ cookie: token }))).decided).toMatchObject({ action: 'allow', source: 'failover' });
    const strict = guardOf(answering(refusal(401, 'key_invalid')).fetch, { onUnavailable: 'block' });
    expect((await strict(request({ cookie: token }))).decided).toMatchObject({ action: 'block', refused: true });
  });

  it('is told, with how long it took', async () => {
    const told: unknown[] = [];
    const onDecision: MiddlewareOptions['onDecision'] = (decided, about) => told.push({ ms: decided.ms, ...about });
    const guard = guardOf(answering(json(200, verdict)).fetch, { onDecision, skip: ({ url }) => url === '/logo.png' });
    await guard(request({ cookie: token }, { url: '/logo.png' }));
    await guard(request({ cookie: token }));
    expect(told).toEqual([{ ms: expect.any(Number), method: 'GET', path: '/prices' }]);
  });

  it('is known at the door to be impossible', () => {
    const { fetch } = answering(json(200, verdict));
    for (const wrong of [{ enforce: 'hard' }, { onUnavailable: 'throw' }, { trustProxy: true }, { secretKey: '' }])
      expect(() => guardOf(fetch, wrong as never)).toThrow(TypeError);
  });
});

describe('the answer', () => {
  const refused = async (headers: Record<string, string>, options: Partial<MiddlewareOptions> = {}) => {
    const { answer } = await guardOf(answering(json(200, bot)).fetch, options)(request({ cookie: token, ...headers }));
    return answer!;
  };

  it.each<[string, Record<string, string>, RegExp]>([
    ['a page for a browser', {}, /^text\/html/],
    ['a page for one that says where it goes', { 'sec-fetch-mode': 'navigate' }, /^text\/html/],
    ['a problem for a page’s own request', { 'sec-fetch-mode': 'cors' }, /^application\/problem\+json/],
    ['a problem for a program', { accept: '*/*' }, /^application\/problem\+json/],
  ])('is %s', async (_what, headers, type) => {
    const answer = await refused(headers);
    expect(answer.headers).toMatchObject({ 'content-type': expect.stringMatching(type), 'cache-control': 'no-store' });
    expect(answer.body).toContain('ses_1');
  });

  it('asks robots for a signature, unless there was one', async () => {
    expect((await refused({})).headers['accept-signature']).toContain('"@authority"');
    expect((await refused({ 'signature-input': 'sig1=()' })).headers['accept-signature']).toBeUndefined();
  });

  it('lets nothing into the page that is not text', async () => {
    const page = await refused({ 'accept-language': '"><script>' }, { contact: 'javascript:alert(1)' });
    expect(page.body).toContain('lang="en"');
    expect(page.body).not.toMatch(/javascript:|<script/);
    expect(page.body).toContain('<a href="">Try again</a>');
    expect((await refused({}, { contact: 'help@shop.example' })).body).toContain('href="mailto:help@shop.example"');
    const policy = page.headers['content-security-policy']!;
    expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[0-9a-f]{32}'/);
    expect(policy).not.toContain('unsafe');
  });

  it('brings the script where a check can help', async () => {
    const script = { publicKey: 'pk_live_"x"', src: 'https://v.example/b/collector.js' };
    const { body, headers } = await refused({}, { enforce: 'challenge', script });
    expect(body).toContain(
      'data-key="pk_live_&quot;x&quot;" data-endpoint="https://v.example/b" data-enforce="challenge"',
    );
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://v.example;");
  });
});
