import { describe, expect, it } from 'vitest';
import { AuthError, NotFoundError, VeridictError } from './errors.ts';
import { answering, clientOf, fail, json, refusal, verdict } from './testing/fetch.ts';

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
