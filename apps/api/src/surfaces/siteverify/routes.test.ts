import { type SiteverifyAnswer, siteverifyAnswer } from '@veridict/contract';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, openAccount, openTestState, pageOf, type TestApp } from '../../testing/app.ts';

let opened: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  opened = await openTestState();
});
beforeEach(async () => {
  test = await buildTestApp(opened.state);
});
afterAll(() => opened.close());

const url = '/api/v1/siteverify';
const form = (fields: Record<string, string>) =>
  test.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const read = (answer: LightMyRequestResponse, status = 200): SiteverifyAnswer => {
  expect(answer.statusCode).toBe(status);
  return siteverifyAnswer.parse(answer.json());
};
const failure = (answer: LightMyRequestResponse, status = 200) => {
  const { success, 'error-codes': codes } = read(answer, status);
  return [success, ...codes];
};

async function open(mode: 'live' | 'test' = 'live', tier: 'free' | 'pro' = 'pro') {
  const owner = await openAccount(test, tier);
  const key = await owner.addKey('public', mode);
  const page = pageOf(test, key);
  return { ...owner, key, page, secret: await owner.addKey('secret', mode) };
}

describe('200', () => {
  it('success once, with what the three services tell and the verdict', async () => {
    const { page, secret } = await open();
    const { token, claims } = await page.view({ act: 'signup' });
    const answer = read(await form({ secret, response: token }));
    expect(answer).toMatchObject({
      success: true,
      'error-codes': [],
      challenge_ts: new Date(test.clock.at).toISOString(),
      hostname: 'shop.example',
      action: 'signup',
      cdata: '',
      verdict: { band: 'human', action: 'allow', hard_rule_hit: '', session_id: claims.sid },
    });
    expect(answer.score).toBeGreaterThan(0.9);
    expect(failure(await form({ secret, response: token }))).toEqual([false, 'timeout-or-duplicate']);
  });

  it('as JSON, as a multipart form, and with the key in a header', async () => {
    const { page, secret } = await open();
    const one = await page.view();
    const json = { method: 'POST' as const, url, headers: { authorization: `Bearer ${secret}` } };
    expect(read(await test.app.inject({ ...json, payload: { response: one.token } })).success).toBe(true);
    const two = await page.view();
    const body = new FormData();
    body.append('secret', secret);
    body.append('response', two.token);
    const multipart = new Response(body);
    const answer = await test.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': multipart.headers.get('content-type')! },
      payload: Buffer.from(await multipart.arrayBuffer()),
    });
    expect(read(answer).success).toBe(true);
  });

  it('the same answer to the same idempotency key, also when the verdict has changed since', async () => {
    const { page, secret } = await open();
    const { token, answer } = await page.view();
    const first = read(await form({ secret, response: token, idempotency_key: 'a' }));
    const traces = {
      lateGlobals: {
        value: {
          window: [],
          windowCut: false,
          document: [],
          htmlAttributes: [],
          bindings: ['x'],
          hooks: [],
          overlays: [],
        },
        ms: 1,
      },
    };
    await page.sendLate(answer.ticket, 1, traces);
    const again = read(await form({ secret, response: token, idempotency_key: 'a' }));
    expect({ ...again, request_id: '' }).toEqual({ ...first, request_id: '' });
    expect(failure(await form({ secret, response: token, idempotency_key: 'b' }))).toEqual([
      false,
      'timeout-or-duplicate',
    ]);
  });

  it('of ten at once one succeeds', async () => {
    const { page, secret } = await open();
    const { token } = await page.view();
    const all = await Promise.all(Array.from({ length: 10 }, () => form({ secret, response: token })));
    expect(all.filter((answer) => read(answer).success)).toHaveLength(1);
  });

  it('no success for unknown, foreign and expired tokens, and for another site key', async () => {
    const { page, secret, key } = await open();
    const other = await open();
    const { token } = await page.view();
    expect(failure(await form({ secret, response: 'x'.repeat(3000) }))).toEqual([false, 'invalid-input-response']);
    expect(failure(await form({ secret, response: 'nonsense' }))).toEqual([false, 'invalid-input-response']);
    expect(failure(await form({ secret: other.secret, response: token }))).toEqual([false, 'invalid-input-response']);
    expect(failure(await form({ secret, response: token, sitekey: other.key }))).toEqual([
      false,
      'sitekey-secret-mismatch',
    ]);
    expect(read(await form({ secret, response: token, sitekey: key })).success).toBe(true);
    const late = await page.view();
    test.clock.at += 1_800_000;
    expect(failure(await form({ secret, response: late.token }))).toEqual([false, 'timeout-or-duplicate']);
  });

  it('no success for a visitor who is not to be let in', async () => {
    const { page, secret } = await open('test');
    const bot = await page.view({ act: 'test_bot' });
    expect(read(await form({ secret, response: bot.token }))).toMatchObject({
      success: false,
      'error-codes': ['verdict-block'],
      score: 0,
      verdict: { action: 'block' },
    });
    const suspect = await page.view({ act: 'test_challenge' });
    expect(failure(await form({ secret, response: suspect.token }))).toEqual([false, 'verdict-challenge']);
  });

  it.each([
    ['test_human', [true]],
    ['test_challenge', [false, 'verdict-challenge']],
    ['test_bot', [false, 'verdict-block']],
    ['test_expired', [false, 'timeout-or-duplicate']],
    ['test_replayed', [false, 'timeout-or-duplicate']],
  ])('%s to a test key as its name says, to a live key as any word', async (word, expected) => {
    const { addKey, secret } = await open();
    expect(failure(await form({ secret: await addKey('secret', 'test'), response: word }))).toEqual(expected);
    expect(failure(await form({ secret, response: word }))).toEqual([false, 'invalid-input-response']);
  });
});

describe('400', () => {
  it('without a token, or with a body of no known form', async () => {
    const { secret } = await open();
    expect(failure(await form({ secret }), 400)).toEqual([false, 'missing-input-response']);
    expect(failure(await form({ secret, response: '' }), 400)).toEqual([false, 'missing-input-response']);
    expect(failure(await form({ secret, response: 'x', remoteip: 'here' }), 400)).toEqual([false, 'bad-request']);
    const json = (payload: string) =>
      test.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload });
    for (const payload of ['{', '3', '{"secret":{}}'])
      expect(failure(await json(payload), 400)).toEqual([false, 'bad-request']);
  });
});

describe('401 and 403', () => {
  it('without a secret key of the right kind', async () => {
    const { key, addKey } = await open();
    expect(failure(await form({ response: 'x' }), 401)).toEqual([false, 'missing-input-secret']);
    expect(failure(await form({ secret: 'sk_live_x', response: 'x' }), 401)).toEqual([false, 'invalid-input-secret']);
    expect(failure(await form({ secret: 'x'.repeat(500), response: 'x' }), 401)).toEqual([
      false,
      'invalid-input-secret',
    ]);
    for (const secret of [key, await addKey('read')])
      expect(failure(await form({ secret, response: 'x' }), 403)).toEqual([false, 'invalid-input-secret']);
  });
});

describe('402', () => {
  it('when the month is used up, and the token is not', async () => {
    const { page, secret, addKey } = await open();
    const { token } = await page.view();
    const poor = await buildTestApp(opened.state, { env: { VERIDICT_TIERS: '{"pro":{"monthly":0,"perMinute":60}}' } });
    const answer = await poor.app.inject({ method: 'POST', url, payload: { secret, response: token } });
    expect(failure(answer, 402)).toEqual([false, 'quota-exceeded']);
    expect(read(await form({ secret, response: token })).success).toBe(true);
    expect(failure(await form({ secret: await addKey('secret', 'test'), response: 'test_quota' }), 402)).toEqual([
      false,
      'quota-exceeded',
    ]);
  });
});

describe('413 and 415', () => {
  it('for bodies that are too large or of another type', async () => {
    expect(failure(await form({ secret: 'x'.repeat(20_000) }), 413)).toEqual([false, 'bad-request']);
    const text = await test.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'text/plain' },
      payload: 'x',
    });
    expect(failure(text, 415)).toEqual([false, 'bad-request']);
  });
});
