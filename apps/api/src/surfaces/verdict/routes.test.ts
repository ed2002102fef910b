import { collectAnswer, PATHS, type Verdict, verdictAnswer } from '@veridict/contract';
import { chromium, withReading } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '../../crypto.ts';
import { buildTestApp, good, openAccount, openTestState, pageOf, refused, type TestApp } from '../../testing/app.ts';
import { inventedNonce, pageHeaders, signPageView } from '../../testing/page.ts';

const PUBLISHED = ['action', 'band', 'hard_rule_hit', 'ip', 'network', 'score', 'signals', 'token'];
const driven = withReading(chromium(), 'webdriver', { value: 'true' });
const tiers = '{"free":{"monthly":3,"perMinute":5}}';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
const waits: number[] = [];
beforeAll(async () => {
  store = await openTestState();
  const delay = async (ms: number) => void waits.push(ms);
  test = await buildTestApp(store.state, { delay, env: { VERIDICT_TIERS: tiers, VERIDICT_LOG: 'debug' } });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const ask = (key: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
  test.app.inject({ url: '/api/v1/verdict', query, headers: { 'x-api-key': key, 'x-request-id': 'same', ...headers } });
const verdictOf = async (key: string, query: Record<string, string>): Promise<Verdict> =>
  good(await ask(key, query), verdictAnswer);

async function open(tier: 'free' | 'pro' = 'pro', mode: 'live' | 'test' = 'live') {
  const owner = await openAccount(test, tier);
  const secret = await owner.addKey('secret', mode);
  return { ...owner, secret, page: pageOf(test, await owner.addKey('public', mode)) };
}

describe('200', () => {
  it('tells of a person, with everything there is to know', async () => {
    const { page, secret } = await open();
    const { token, claims } = await page.view();
    const verdict = await verdictOf(secret, { token });
    expect(verdict).toMatchObject({
      token,
      band: 'human',
      action: 'allow',
      action_source: 'threshold',
      hard_rule_hit: '',
      evidence: 'full',
      session_id: claims.sid,
      visitor_id: null,
      request_id: 'same',
      mode: 'live',
      page_views: 1,
      network: { ja4: null, http_version: '1.1' },
      ip: { datacenter: null, proxy: null, country: null },
      identity: { kind: 'none' },
      created_at: new Date(test.clock.at).toISOString(),
      expires_at: new Date(claims.exp * 1000).toISOString(),
    });
    expect(verdict.score).toBeLessThanOrEqual(10);
    expect(verdict.policy_version).not.toBe('');
  });

  it('tells of a bot, with every reason', async () => {
    const { page, secret } = await open();
    const { token } = await page.view({ visit: driven });
    const verdict = await verdictOf(secret, { token });
    expect(verdict).toMatchObject({ score: 100, band: 'known-bot', action: 'block', action_source: 'hard_rule' });
    expect(verdict.signals.map(({ name }) => name)).toContain(verdict.hard_rule_hit);
    expect(verdict.signals.every(({ detail }) => detail !== undefined)).toBe(true);
  });

  it('answers the session as it is now, also for a token from before', async () => {
    const { page, secret } = await open();
    const first = await page.view();
    await page.view({ prev: first.token, visit: driven });
    expect(await verdictOf(secret, { token: first.token })).toMatchObject({ action: 'block', page_views: 2 });
  });

  it('shows the free tier what was published, without details', async () => {
    const { page, secret } = await open('free');
    const { token } = await page.view({ visit: driven });
    const verdict = await verdictOf(secret, { token });
    expect(Object.keys(verdict).sort()).toEqual([...PUBLISHED, 'request_id'].sort());
    expect(Object.keys(verdict.network)).toEqual(['ja4']);
    expect(Object.keys(verdict.signals[0]!).sort()).toEqual(['layer', 'llr', 'name']);
  });

  it('counts who presents the token for this answer only', async () => {
    const { page, secret } = await open();
    const { token } = await page.view();
    const before = await verdictOf(secret, { token });
    const elsewhere = await verdictOf(secret, { token, ip: '198.51.100.9', ua: 'curl/8.5.0' });
    const names = elsewhere.signals.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['presented_network_change', 'presented_user_agent_mismatch']));
    expect(elsewhere.score).toBeGreaterThan(before.score);
    expect(await verdictOf(secret, { token })).toEqual(before);
  });

  it('lets nobody in with a token of another browser from another network; one of the two may be its owner', async () => {
    const { page, secret } = await open();
    const { token } = await page.view();
    const action = async (by: object) => (await verdictOf(secret, { token, ...by })).action;
    expect(await action({ ip: '198.51.100.9', ua: 'curl/8.5.0' })).toBe('challenge');
    expect(await action({ ip: '198.51.100.9' })).toBe('allow');
    expect(await action({ ua: 'curl/8.5.0' })).toBe('allow');
  });

  it('counts the handshake of who presents the token, against the one it was collected with', async () => {
    const { state } = test;
    const proxied = await buildTestApp(state, { env: { VERIDICT_TRUST_PROXY: 'nginx', VERIDICT_JA4_HEADER: 'x-ja4' } });
    const owner = await openAccount(proxied);
    const [key, secret] = [await owner.addKey('public'), await owner.addKey('secret')];
    const page = pageOf(proxied, key);
    const [chrome, firefox] = ['t13d1517h2_8daaf6152771_cb7bf5808d99', 't13d1617h2_86a278354501_3cbfd9057e0d'];
    const headers = (ja4: string) => ({
      ...pageHeaders('https://shop.example'),
      'x-real-ip': '203.0.113.7',
      'x-ja4': ja4,
    });
    const collect = async (ja4: string, prev?: string) => {
      const nonce = await page.nonce(prev === undefined ? {} : { prev });
      const signed = signPageView({ key, origin: 'https://shop.example', nonce });
      good(await page.send(PATHS.collect, signed.body, { headers: headers(ja4) }), collectAnswer);
      return signed.token;
    };
    const ask = async (token: string, more: object = {}) => {
      const query = new URLSearchParams({ token, ...more });
      const answer = await proxied.app.inject({ url: `/api/v1/verdict?${query}`, headers: { 'x-api-key': secret } });
      return good(answer, verdictAnswer);
    };
    const token = await collect(chrome);
    expect((await ask(token, { ja4: chrome })).score).toBeLessThanOrEqual(10);
    const presented = await ask(token, { ja4: firefox });
    expect(presented.score).toBeGreaterThanOrEqual(70);
    expect(presented.signals.map(({ name }) => name)).toContain('presented_tls_mismatch');
    const { score, pass } = await ask(token);
    expect(score).toBeLessThanOrEqual(10);
    // and so can whoever checks the signed verdict without asking
    const { ctx } = JSON.parse(Buffer.from(pass!.split('.')[1]!, 'base64url').toString());
    expect(ctx.tls).toBe(hashText(`${hashText(token)}\n8daaf6152771`).slice(0, 22));

    // the same session, carried on by somebody else
    const later = await ask(await collect(chrome, token));
    expect(later.score).toBeLessThanOrEqual(10);
    const carriedOn = await ask(await collect(firefox, token));
    expect(carriedOn.signals.map(({ name }) => name)).toContain('session_tls_change');
    expect(carriedOn.score).toBeGreaterThanOrEqual(70);
    await proxied.app.close();
  });

  it('takes the key in each of its headers', async () => {
    const { page, secret } = await open();
    const { token } = await page.view();
    for (const headers of [
      { 'x-api-key': secret },
      { authorization: `Bearer ${secret}` },
      { 'x-chatsight-api-auth': secret },
      { 'x-api-key': secret, authorization: `bearer ${secret}` },
    ]) {
      const answer = await test.app.inject({ url: '/api/v1/verdict', query: { token }, headers });
      expect(good(answer, verdictAnswer).action).toBe('allow');
    }
  });

  it('follows the site’s own thresholds', async () => {
    const { page, secret, site, account } = await open();
    const { token } = await page.view();
    const { score } = await verdictOf(secret, { token });
    const suspicious = Math.max(1, score);
    await store.state.updateSite(account.id, site.id, { thresholds: { suspicious, automated: 98, knownBot: 99 } });
    test.clock.at += 5_000;
    expect((await verdictOf(secret, { token })).band).toBe(score >= suspicious ? 'suspicious' : 'human');
  });

  it('lets a test key force outcomes, of tokens and by name', async () => {
    const { page, secret } = await open('free', 'test');
    const { token } = await page.view({ act: 'test_bot' });
    expect(await verdictOf(secret, { token })).toMatchObject({ score: 100, action: 'block' });
    for (const [literal, score, action] of [
      ['test_human', 0, 'allow'],
      ['test_challenge', 50, 'challenge'],
      ['test_replayed', 50, 'challenge'],
      ['test_bot', 100, 'block'],
    ] as const) {
      expect(await verdictOf(secret, { token: literal })).toMatchObject({ token: literal, score, action });
      test.clock.at += 60_000;
    }
    expect((await verdictOf(secret, { token: 'test_slow' })).action).toBe('allow');
    expect(waits).toEqual([5_000]);
  });

  it('lets nobody keep it, and no page read it', async () => {
    const { page, secret } = await open();
    const { token } = await page.view();
    const { headers } = await ask(secret, { token }, { origin: 'https://shop.example' });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', ratelimit: '"key";r=599;t=60' });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('400', () => {
  it.each([
    ['token_missing', {}],
    ['token_missing', { token: '' }],
    ['invalid_request', { token: 't', ip: 'nowhere' }],
    ['invalid_request', { token: 't', ua: 'u'.repeat(1025) }],
  ])('%s for %j', async (code, query) => {
    const { secret } = await open();
    expect(refused(await ask(secret, query as Record<string, string>))).toBe(`400 ${code}`);
  });
});

describe('401', () => {
  it('for no key, two keys, and none that is in force', async () => {
    const { addKey, secret } = await open();
    const other = await addKey('secret');
    const gone = await addKey('secret', 'live', { revokedAt: test.clock.at });
    const over = await addKey('secret', 'live', { expiresAt: test.clock.at });
    expect(refused(await ask('', { token: 't' }))).toBe('401 key_missing');
    expect(refused(await ask('sk_live_nonsense', { token: 't' }))).toBe('401 key_invalid');
    expect(refused(await ask(secret, { token: 't' }, { authorization: `Bearer ${other}` }))).toBe('401 key_invalid');
    expect(refused(await ask(gone, { token: 't' }))).toBe('401 key_invalid');
    expect(refused(await ask(over, { token: 't' }))).toBe('401 key_expired');
  });

  it('never for a key in the query, where it would be logged', async () => {
    const { secret } = await open();
    const answer = await test.app.inject({ url: '/api/v1/verdict', query: { token: 't', apikey: secret } });
    expect(refused(answer)).toBe('401 key_missing');
    await new Promise((resolve) => setImmediate(resolve));
    expect(test.lines.join('')).toContain('apikey=[cut]');
    expect(test.lines.join('')).not.toContain(secret);
  });

  it('within five seconds of a revocation', async () => {
    const { secret, account } = await open();
    expect(refused(await ask(secret, { token: 't' }))).toBe('404 token_unknown');
    const { items } = await store.state.listKeys(account.id, { limit: 9 });
    const { id } = items.find(({ kind }) => kind === 'secret')!;
    await store.state.revokeKey(account.id, id, test.clock.at);
    test.clock.at += 5_000;
    expect(refused(await ask(secret, { token: 't' }))).toBe('401 key_invalid');
  });
});

describe('402', () => {
  it('once the month is used up: exactly, and only by answers', async () => {
    const { page, secret } = await open('free');
    const { token } = await page.view();
    for (const wrong of [{}, { token: 'unknown' }]) await ask(secret, wrong);
    test.clock.at += 60_000;
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(secret, { token })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 402, 402]);
    expect(refused(answers.find(({ statusCode }) => statusCode === 402)!)).toBe('402 quota_exceeded');
  });

  it('when a test key asks to see it, who pays for nothing', async () => {
    const { secret } = await open('free', 'test');
    expect(refused(await ask(secret, { token: 'test_quota' }))).toBe('402 quota_exceeded');
    for (let count = 0; count < 4; count += 1) await verdictOf(secret, { token: 'test_human' });
  });
});

describe('403', () => {
  it('for a key that may do other things', async () => {
    const { addKey } = await open();
    const links = await addKey('secret', 'live', { scopes: ['links'] });
    for (const key of [await addKey('public'), await addKey('read'), await addKey('admin'), links]) {
      expect(refused(await ask(key, { token: 't' }))).toBe('403 key_scope');
    }
  });
});

describe('404', () => {
  it('token_unknown, the same to the byte for whatever was not collected for this account and mode', async () => {
    const [mine, other] = [await open(), await open()];
    const testing = await mine.addKey('public', 'test');
    const own = await mine.page.view();
    const [head, claims, signature] = own.token.split('.') as [string, string, string];
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const nonce = inventedNonce(Math.floor(test.clock.at / 1000));
    const tokens = {
      malformed: 'nonsense',
      long: 'n'.repeat(5_000),
      none: 'test_bot',
      forged: `${head}.${claims}.${flipped}`,
      uncollected: signPageView({ key: testing, origin: 'https://shop.example', nonce }).token,
      foreign: (await other.page.view()).token,
      'of a test key': (await pageOf(test, testing).view()).token,
    };
    const answers = [];
    for (const token of Object.values(tokens)) {
      const { statusCode, body, headers } = await ask(mine.secret, { token });
      answers.push(JSON.stringify({ statusCode, body, headers: { ...headers, ratelimit: '', date: '' } }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(refused(await ask(mine.secret, { token: tokens.foreign }))).toBe('404 token_unknown');
  });

  it('token_unknown for a live token under a test key', async () => {
    const { page, addKey } = await open();
    const { token } = await page.view();
    expect(refused(await ask(await addKey('secret', 'test'), { token }))).toBe('404 token_unknown');
  });

  it('token_audience for another site of the account, under a key of one site', async () => {
    const { page, addKey, addSite, site } = await open();
    const { token } = await page.view();
    const elsewhere = await addKey('secret', 'live', { siteId: (await addSite()).id });
    expect(refused(await ask(elsewhere, { token }))).toBe('404 token_audience');
    expect((await verdictOf(await addKey('secret', 'live', { siteId: site.id }), { token })).action).toBe('allow');
  });

  it('token_expired after half an hour, and for a test key at once', async () => {
    const { page, secret } = await open();
    const { token } = await page.view();
    test.clock.at += 1_800_000;
    expect(refused(await ask(secret, { token }))).toBe('404 token_expired');
    expect(refused(await ask((await open('pro', 'test')).secret, { token: 'test_expired' }))).toBe('404 token_expired');
  });
});

describe('405', () => {
  it('for another method', async () => {
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/verdict' });
    expect(refused(answer)).toBe('405 method_not_allowed');
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

describe('429', () => {
  it('beyond the requests a minute of the tier, by key', async () => {
    const { secret, addKey } = await open('free');
    for (let count = 0; count < 5; count += 1) await ask(secret, { token: 't' });
    const limited = await ask(secret, { token: 't' });
    expect(refused(limited)).toBe('429 rate_limited');
    expect(limited.headers).toMatchObject({
      'retry-after': '60',
      ratelimit: '"key";r=0;t=60',
      'ratelimit-policy': '"key";q=5;w=60',
    });
    expect(refused(await ask(await addKey('secret'), { token: 't' }))).toBe('404 token_unknown');
    test.clock.at += 60_000;
    expect(refused(await ask(secret, { token: 't' }))).toBe('404 token_unknown');
  });
});
