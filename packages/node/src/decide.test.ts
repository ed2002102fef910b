import { describe, expect, it } from 'vitest';
import { AuthError, NotFoundError, VeridictError } from './errors.ts';
import { answering, clientOf, fail, json, refusal, verdict } from './testing/fetch.ts';
import { at, claimsOf, tokenOf as pageToken, signingKey, siteId, userAgent } from './testing/pass.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (claims: object) => `${part({ alg: 'EdDSA' })}.${part(claims)}.c2ln`;
const token = tokenOf({ act: 'signup' });

describe('decide', () => {
  it('asks, and tells what the server said', async () => {
    const said = {
      ...verdict,
      session_id: 'ses_1',
      identity: { kind: 'none', name: null, category: null, operator: null },
    };
    const { fetch, asked } = answering(json(200, said));
    expect(await clientOf(fetch).decide(token, { ip: '192.0.2.1', userAgent: 'X' })).toEqual({
      action: 'allow',
      source: 'live',
      reason: 'verdict',
      sessionId: 'ses_1',
      score: 3,
      band: 'human',
      identity: said.identity,
      verdict: said,
      error: null,
    });
    expect(asked[0]!.url).toContain('&ip=192.0.2.1&ua=X');
  });

  it.each([undefined, null, ''])('takes %o for a visitor without a token', async (none) => {
    const { fetch, asked } = answering(json(200, verdict));
    expect(await clientOf(fetch).decide(none)).toMatchObject({
      action: 'challenge',
      source: 'offline',
      reason: 'token_missing',
    });
    expect(await clientOf(fetch, { onMissing: 'allow' }).decide(none)).toMatchObject({ action: 'allow' });
    expect(asked).toHaveLength(0);
  });

  it.each(['token_unknown', 'token_expired', 'token_audience'])('answers %s with a decision', async (code) => {
    const { fetch } = answering(refusal(404, code));
    const decision = await clientOf(fetch, { onRefused: 'block' }).decide(token);
    expect(decision).toMatchObject({ action: 'block', source: 'live', reason: code, score: null });
    expect(decision.error).toBeInstanceOf(NotFoundError);
  });

  it('refuses a token made for another action, and asks nobody', async () => {
    const { fetch, asked } = answering(json(200, verdict));
    const client = clientOf(fetch);
    for (const other of [tokenOf({ act: 'login' }), tokenOf({}), 'no.token', '%.%.%', part({})])
      expect(await client.decide(other, { action: 'signup' })).toMatchObject({
        action: 'challenge',
        source: 'offline',
        reason: 'token_action',
      });
    expect(asked).toHaveLength(0);
    expect((await client.decide(token, { action: 'signup' })).action).toBe('allow');
  });

  it('does not let a person’s token speak for another browser', async () => {
    const signals = [
      ...verdict.signals,
      { name: 'presented_user_agent_mismatch', layer: 'consistency' as const, llr: 2.4 },
    ];
    const decide = (said: object, options = {}) =>
      clientOf(answering(json(200, { ...verdict, signals, ...said })).fetch, options).decide(token);
    expect(await decide({})).toMatchObject({ action: 'challenge', source: 'live', reason: 'token_bearer', score: 3 });
    expect(await decide({ action: 'block' })).toMatchObject({ action: 'block', reason: 'verdict' });
    // of what the verdict and the caller want done, the stricter
    expect(await decide({ action: 'challenge' }, { onRefused: 'block' })).toMatchObject({
      action: 'block',
      reason: 'token_bearer',
    });
    expect((await decide({ action: 'challenge' }, { onRefused: 'allow' })).action).toBe('challenge');
  });

  it('takes the literals of test keys for any action', async () => {
    const { fetch } = answering(json(200, verdict));
    const client = clientOf(fetch, { secretKey: 'sk_test_x' });
    expect((await client.decide('test_human', { action: 'signup' })).reason).toBe('verdict');
    expect((await clientOf(fetch).decide('test_human', { action: 'signup' })).reason).toBe('token_action');
  });

  it('decides by onUnavailable when nobody answers', async () => {
    const { fetch } = answering(refusal(503, 'state_unavailable'));
    const decision = await clientOf(fetch, { onUnavailable: 'block', retries: 0 }).decide(token);
    expect(decision).toMatchObject({ action: 'block', source: 'failover', reason: 'unavailable', verdict: null });
    expect(decision.error).toBeInstanceOf(VeridictError);
    expect(await fail(clientOf(fetch, { onUnavailable: 'throw', retries: 0 }).decide(token))).toMatchObject({
      status: 503,
    });
  });

  it.each([400, 401, 403])('does not hide a %i', async (status) => {
    const { fetch } = answering(refusal(status, 'x'));
    expect(await fail(clientOf(fetch, { onUnavailable: 'allow' }).decide(token))).toMatchObject({ status });
  });

  it('does not take a 404 of a wrong address for one of a token', async () => {
    const { fetch } = answering(new Response('<h1>Not here</h1>', { status: 404 }));
    const error = await fail(clientOf(fetch, { onUnavailable: 'allow' }).decide(token));
    expect(error).toMatchObject({ status: 404, code: 'http_404' });
    expect(error).not.toBeInstanceOf(AuthError);
  });
});

describe('decide with a pass', () => {
  const key = signingKey();
  const page = pageToken();
  const pass = key.sign(claimsOf(page));
  /** A server that has keys and, behind them, these answers. */
  function open(answer: Response | Error, change: object = {}) {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (url) => {
      asked.push(new URL(String(url)).pathname);
      if (asked.at(-1)!.endsWith('jwks.json')) return json(200, { keys: [key.jwk] });
      if (answer instanceof Error) throw answer;
      return answer.clone();
    };
    return { client: clientOf(fetch, { siteId, now: () => at * 1000, retries: 0, ...change }), asked };
  }
  const [keySet, question] = ['/.well-known/jwks.json', '/api/v1/verdict'];

  it('asks nobody: one visitor’s requests need the keys, and nothing else', async () => {
    const { client, asked } = open(new TypeError('fetch failed'));
    for (let n = 0; n < 3; n++)
      expect(await client.decide(page.token, { pass, ip: '192.0.2.7', userAgent, action: 'signup' })).toEqual({
        action: 'allow',
        source: 'offline',
        reason: 'verdict',
        sessionId: 'ses_1',
        score: null,
        band: null,
        identity: null,
        verdict: null,
        error: null,
      });
    expect(asked).toEqual([keySet]);
  });

  it('tells what a pass for secret keys tells', async () => {
    const full = key.sign(claimsOf(page, { action: 'block', score: 97, band: 'known-bot' }));
    const decision = await open(json(200, verdict)).client.decide(page.token, { pass: full });
    expect(decision).toMatchObject({ source: 'offline', action: 'block', score: 97, band: 'known-bot' });
  });

  it.each<[string, object, string[]]>([
    ['where live is wanted', { pass, live: true }, [question]],
    ['without a pass', {}, [question]],
    ['with a pass that is not good', { pass: key.sign(claimsOf(page, { exp: at })) }, [keySet, question]],
    ['for somebody else’s pass', { pass: key.sign(claimsOf(pageToken())) }, [keySet, question]],
    ['for a token in other hands', { pass, userAgent: 'curl/8' }, [keySet, question]],
  ])('asks live %s', async (_what, options, expected) => {
    const { client, asked } = open(json(200, verdict));
    expect(await client.decide(page.token, options)).toMatchObject({ source: 'live', score: 3 });
    expect(asked).toEqual(expected);
  });

  it('asks live where it does not know its site', async () => {
    const { client, asked } = open(json(200, verdict), { siteId: undefined });
    expect((await client.decide(page.token, { pass })).source).toBe('live');
    expect(asked).toEqual([question]);
  });

  it('keeps to its time, though the key set never comes', async () => {
    const client = clientOf(() => new Promise(() => undefined), { siteId, timeoutMs: 60, now: () => at * 1000 });
    const began = performance.now();
    expect((await client.decide(page.token, { pass })).source).toBe('failover');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('the site’s failover setting', () => {
  const down = refusal(503, 'state_unavailable');
  it.each(['allow', 'challenge', 'block'] as const)('%s is learned from a live verdict', async (failover) => {
    const { fetch } = answering(json(200, { ...verdict, failover }), down);
    const client = clientOf(fetch, { retries: 0 });
    expect((await client.decide(token)).source).toBe('live');
    expect(await client.decide(token)).toMatchObject({ source: 'failover', action: failover });
  });

  it('throw as well', async () => {
    const { fetch } = answering(json(200, { ...verdict, failover: 'throw' }), down);
    const client = clientOf(fetch, { retries: 0 });
    await client.decide(token);
    expect(await fail(client.decide(token))).toMatchObject({ status: 503 });
  });

  it('is to allow before there was a verdict, gives way to onUnavailable, and serves verdict only where asked to', async () => {
    const client = (change: object = {}) => clientOf(answering(down).fetch, { retries: 0, ...change });
    expect((await client().decide(token)).action).toBe('allow');
    expect((await client({ onUnavailable: 'block' }).decide(token)).action).toBe('block');
    expect(await fail(client().verdict(token))).toMatchObject({ status: 503 });
    expect(await client({ onUnavailable: 'site' }).verdict(token)).toMatchObject({
      source: 'failover',
      action: 'allow',
    });
  });
});
