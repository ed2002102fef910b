import {
  CHALLENGE_PATHS,
  challengeAnswer,
  collectAnswer,
  PATHS,
  solutionAnswer,
  verdictAnswer,
} from '@veridict/contract';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProofs } from '../../challenge.ts';
import { buildTestApp, good, openAccount, openTestState, pageOf, refused, type TestApp } from '../../testing/app.ts';
import { pageHeaders, signPageView } from '../../testing/page.ts';

let opened: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  opened = await openTestState();
});
beforeEach(async () => {
  test = await buildTestApp(opened.state);
});
afterAll(() => opened.close());

async function open(act: string | undefined = 'test_challenge', mode: 'live' | 'test' = 'test') {
  const owner = await openAccount(test, 'pro', { contact: 'help@shop.example' });
  const page = pageOf(test, await owner.addKey('public', mode));
  const view = await page.view(act === undefined ? {} : { act });
  const ask = async (token: string, work = true) =>
    good(await page.send(CHALLENGE_PATHS.ask, JSON.stringify({ token, work })), challengeAnswer);
  const send = (body: object) => page.send(CHALLENGE_PATHS.solve, JSON.stringify(body));
  return { ...owner, page, ...view, ask, send };
}

/** A page view whose requests lack headers that its browser would send, judged as it is; a test key makes the work short. */
async function openLacking(...missing: string[]) {
  const owner = await openAccount(test);
  const key = await owner.addKey('public', 'test');
  const page = pageOf(test, key);
  const origin = 'https://shop.example';
  const { token, body } = signPageView({ key, origin, nonce: await page.nonce() });
  const headers = Object.fromEntries(
    Object.entries(pageHeaders(origin)).filter(([name]) => !missing.some((start) => name.startsWith(start))),
  );
  const { action } = good(await page.send(PATHS.collect, body, { headers }), collectAnswer);
  const secret = { 'x-api-key': await owner.addKey('secret', 'test') };
  const score = async () =>
    good(await test.app.inject({ url: `/api/v1/verdict?token=${token}`, headers: secret }), verdictAnswer).score;
  const tryOnce = async () => {
    const asked = await page.send(CHALLENGE_PATHS.ask, JSON.stringify({ token, work: true }));
    const { id, challenge } = good(asked, challengeAnswer);
    const body = JSON.stringify({ token, id, payload: await work(challenge) });
    return good(await page.send(CHALLENGE_PATHS.solve, body), solutionAnswer).action;
  };
  return { action, score, tryOnce };
}

async function work(challenge: unknown): Promise<string> {
  const solution = await solveChallenge({ challenge: challenge as Challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe('200', () => {
  it('asks for work, and lets in who did it, now and on the next page', async () => {
    const { token, claims, ask, send, answer, page } = await open();
    expect(answer.action).toBe('challenge');
    const asked = await ask(token);
    expect(asked).toMatchObject({ kind: 'work', reference: claims.sid, contact: 'help@shop.example' });
    const solved = good(await send({ token, id: asked.id, payload: await work(asked.challenge) }), solutionAnswer);
    expect(solved.action).toBe('allow');
    const pass = JSON.parse(Buffer.from(solved.pass.split('.')[1]!, 'base64url').toString());
    expect(pass).toMatchObject({ sub: claims.sid, action: 'allow' });
    expect((await page.view({ prev: token, act: 'test_challenge' })).answer.action).toBe('allow');
    expect((await page.view({ act: 'test_challenge' })).answer.action).toBe('challenge');
  });

  it('asks for a wait where no work can be done', async () => {
    const { token, ask, send } = await open();
    const asked = await ask(token, false);
    expect(asked).toMatchObject({ kind: 'wait', wait_s: 10 });
    test.clock.at += 9_999;
    expect(refused(await send({ token, id: asked.id }))).toBe('400 challenge_unsolved');
    test.clock.at += 1;
    expect(good(await send({ token, id: asked.id }), solutionAnswer).action).toBe('allow');
  });

  it('asks nothing of who is let in, and nothing of who is not', async () => {
    const human = await open('test_human');
    expect((await human.ask(human.token)).kind).toBe('none');
    const bot = await open('test_bot');
    expect(await bot.ask(bot.token)).toMatchObject({ kind: 'blocked', contact: 'help@shop.example' });
  });

  it('breaks the loop after two: the session is refused, by the server too, for half an hour', async () => {
    const { token, ask, page, addKey } = await open();
    const headers = { 'x-api-key': await addKey('secret', 'test') };
    const verdict = async (of: string) =>
      good(await test.app.inject({ url: `/api/v1/verdict?token=${of}`, headers }), verdictAnswer);
    expect([(await ask(token)).kind, (await ask(token)).kind]).toEqual(['work', 'work']);
    expect((await verdict(token)).action).toBe('challenge');
    expect(await ask(token)).toMatchObject({ kind: 'blocked', contact: 'help@shop.example' });
    expect(await verdict(token)).toMatchObject({ action: 'block', action_source: 'challenges_spent' });
    test.clock.at += 1_799_000;
    const next = await page.view({ prev: token, act: 'test_challenge' });
    expect(next.answer.action).toBe('block');
    test.clock.at += 1_000;
    expect((await verdict(next.token)).action).toBe('challenge');
  });

  it('lets in whom nobody is sure about, and nobody at 70 and above, however much they work', async () => {
    const unsure = await openLacking('sec-ch-ua', 'sec-fetch');
    const [before, first] = [await unsure.score(), unsure.action];
    expect([before > 30 && before < 67, first, await unsure.tryOnce()]).toEqual([true, 'challenge', 'allow']);
    const odds = (percent: number) => Math.log(percent / (100 - percent));
    expect(odds(before) - odds(await unsure.score())).toBeCloseTo(1.5, 0);

    const machine = await openLacking('sec-ch-ua', 'sec-fetch', 'accept-language', 'accept-encoding');
    const high = await machine.score();
    expect([high >= 70 && high < 90, machine.action, await machine.tryOnce()]).toEqual([
      true,
      'challenge',
      'challenge',
    ]);
    expect([await machine.score(), await machine.tryOnce()]).toEqual([high, 'block']);
  });

  it('asks more of whom more speaks against, and of a test key next to nothing', async () => {
    const proofs = createProofs(new Uint8Array(32));
    const asked = async (score: number, mode: 'live' | 'test' = 'live') => {
      const { cost, keyPrefix } = (await proofs.issue({ id: 'a', sid: 'b', jti: 'c' }, { score, mode })).parameters;
      return [cost, keyPrefix];
    };
    expect([await asked(31), await asked(60), await asked(80), await asked(31, 'test')]).toEqual([
      [1, '0000'],
      [4, '0000'],
      [12, '0000'],
      [1, '00'],
    ]);
  });
});

describe('400', () => {
  it('for a solution used before, of another page view, or of a challenge changed', async () => {
    const { token, ask, send, page } = await open();
    const asked = await ask(token);
    const payload = await work(asked.challenge);
    const other = await page.view({ act: 'test_challenge' });
    expect(refused(await send({ token: other.token, id: asked.id, payload }))).toBe('400 challenge_unsolved');
    const parts = JSON.parse(Buffer.from(payload, 'base64').toString());
    parts.challenge.parameters.cost = 2;
    const easier = Buffer.from(JSON.stringify(parts)).toString('base64');
    expect(refused(await send({ token, id: asked.id, payload: easier }))).toBe('400 challenge_unsolved');
    expect(refused(await send({ token, id: asked.id, payload: 'nonsense' }))).toBe('400 challenge_unsolved');
    expect(refused(await send({ token, id: asked.id }))).toBe('400 challenge_unsolved');
    expect((await send({ token, id: asked.id, payload })).statusCode).toBe(200);
    expect(refused(await send({ token, id: asked.id, payload }))).toBe('400 challenge_unsolved');
  });

  it('five minutes later', async () => {
    const { token, ask, send } = await open();
    const asked = await ask(token);
    const payload = await work(asked.challenge);
    test.clock.at += 300_000;
    expect(refused(await send({ token, id: asked.id, payload }))).toBe('400 challenge_unsolved');
  });
});

describe('403', () => {
  it('for a page of another origin', async () => {
    const { token, page } = await open();
    const headers = { origin: 'http://localhost:3000', 'content-type': 'text/plain' };
    const answer = await page.send(CHALLENGE_PATHS.ask, JSON.stringify({ token, work: true }), { headers });
    expect(refused(answer)).toBe('403 origin_forbidden');
  });
});

describe('404', () => {
  it('for a token that was never collected, or is over', async () => {
    const { token, page } = await open();
    const ask = (text: string) => page.send(CHALLENGE_PATHS.ask, JSON.stringify({ token: text, work: true }));
    expect(refused(await ask(`${token}x`))).toBe('404 token_unknown');
    test.clock.at += 1_800_000;
    expect(refused(await ask(token))).toBe('404 token_unknown');
  });
});
