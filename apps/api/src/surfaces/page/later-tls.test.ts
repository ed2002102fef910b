import {
  CHALLENGE_PATHS,
  challengeAnswer,
  collectAnswer,
  lateAnswer,
  PATHS,
  solutionAnswer,
  verdictAnswer,
} from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, pageOf, type TestApp } from '../../testing/app.ts';
import { pageHeaders, signPageView } from '../../testing/page.ts';

const origin = 'https://shop.example';
const CHROME = 't13d1517h2_8daaf6152771_cb7bf5808d99';
const RESUMED = 't13d1518h2_8daaf6152771_0123456789ab';
const FIREFOX = 't13d1617h2_86a278354501_3cbfd9057e0d';

let opened: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  opened = await openTestState();
  const env = { VERIDICT_TRUST_PROXY: 'nginx', VERIDICT_JA4_HEADER: 'x-ja4' };
  test = await buildTestApp(opened.state, { env });
});
afterAll(async () => {
  await test.app.close();
  await opened.close();
});

/** A page view collected over Chrome's handshake, and its later requests over any. */
async function open(mode: 'live' | 'test', act?: string) {
  const owner = await openAccount(test);
  const [key, secret] = [await owner.addKey('public', mode), await owner.addKey('secret', mode)];
  const page = pageOf(test, key);
  const over = (ja4: string) => ({ headers: { ...pageHeaders(origin), 'x-real-ip': '203.0.113.7', 'x-ja4': ja4 } });
  const signed = signPageView({ key, origin, nonce: await page.nonce(), ...(act === undefined ? {} : { act }) });
  const { ticket } = good(await page.send(PATHS.collect, signed.body, over(CHROME)), collectAnswer);
  const late = async (seq: number, ja4: string) => {
    const evidence = { v: 1, sinceMs: 900 * seq, readings: {} };
    good(await page.send(PATHS.late, JSON.stringify({ ticket, seq, evidence }), over(ja4)), lateAnswer);
  };
  const verdict = async () => {
    const url = `/api/v1/verdict?token=${signed.token}`;
    const { score, signals } = good(await test.app.inject({ url, headers: { 'x-api-key': secret } }), verdictAnswer);
    return { score, isHit: signals.some(({ name }) => name === 'later_tls_change') };
  };
  return { page, over, late, verdict, token: signed.token };
}

describe('200', () => {
  it('for late evidence of the same browser, and of another one, which is remembered', async () => {
    const { late, verdict } = await open('live');
    await late(1, CHROME);
    await late(2, RESUMED);
    expect(await verdict()).toEqual({ score: expect.toSatisfy((score) => score <= 10), isHit: false });
    await late(3, FIREFOX);
    const after = await verdict();
    expect(after).toEqual({ score: expect.toSatisfy((score) => score >= 70), isHit: true });
    await late(4, CHROME);
    expect(await verdict()).toEqual(after);
  });

  it.each([
    [CHROME, false],
    [FIREFOX, true],
  ])('for a challenge that is met over %s', async (ja4, isHit) => {
    const { page, over, verdict, token } = await open('test', 'test_challenge');
    const asked = await page.send(CHALLENGE_PATHS.ask, JSON.stringify({ token, work: false }), over(ja4));
    const { id } = good(asked, challengeAnswer);
    test.clock.at += 10_000;
    good(await page.send(CHALLENGE_PATHS.solve, JSON.stringify({ token, id }), over(ja4)), solutionAnswer);
    expect(await verdict()).toMatchObject({ isHit });
  });
});
