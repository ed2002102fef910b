import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { collectAnswer, PATHS, TOKEN_TTL_S, verdictAnswer } from '@veridict/contract';
import { chromium, handInput } from '@veridict/corpus';
import { type Forgery, forge, type Recording, recordingOf } from '@veridict/corpus/forger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, pageOf, type TestApp } from '../../testing/app.ts';
import { pageHeaders, signToken } from '../../testing/page.ts';

const ORIGIN = 'https://shop.example';
/** What a real, undriven Chromium reported, with its timings. */
const chromiumOnce = recordingOf('chromium-undriven');

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

/** A forger at a site of his choice, whose luck is the same at every run of the tests. */
async function open(recording: Recording = chromiumOnce) {
  const owner = await openAccount(test);
  const secret = await owner.addKey('secret');
  const key = await owner.addKey('public');
  const page = pageOf(test, key);
  const random = luck();

  /** He asks for a nonce, puts it into what he recorded, signs that with a key of his own and sends a browser's headers. */
  async function replay(forgery: Forgery, { prev, input }: { prev?: string; input?: object } = {}) {
    const { nonce, sid, now } = await page.nonce(prev === undefined ? {} : { prev });
    const evidence = forge(recording, nonce, forgery, random);
    const claims = {
      aud: key,
      sid,
      jti: randomBytes(16).toString('base64url'),
      iat: now,
      exp: now + TOKEN_TTL_S,
      origin: ORIGIN,
      nonce,
      evd: createHash('sha256').update(evidence).digest('base64url'),
    };
    const token = signToken(claims, generateKeyPairSync('ed25519'));
    const headers = pageHeaders(ORIGIN, chromium({ system: 'linux', major: 156, brand: null }));
    const { ticket } = good(await page.send(PATHS.collect, `${token}\n${evidence}`, { headers }), collectAnswer);
    if (input) await page.late(ticket, 1, { interaction: { value: input, ms: 0 } });
    const query = { token };
    const verdict = await test.app.inject({ url: '/api/v1/verdict', query, headers: { 'x-api-key': secret } });
    const { score, hard_rule_hit, class: kind, signals } = good(verdict, verdictAnswer);
    const against = signals.map(({ name }) => name).filter((name) => /^seed_|replay/.test(name));
    return { token, score, hard_rule_hit, kind, against };
  }
  return { replay };
}

function luck(): () => number {
  let state = 20_261_121;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

describe('a forger with a recording of a real person', () => {
  it.each<[string, Forgery]>([
    ['as it was recorded', { seeds: 'recorded' }],
    ['with every time shifted a little', { seeds: 'recorded', shiftMs: 0.1 }],
    ['with times of his own', { seeds: 'recorded', stretch: 0.3 }],
  ])('is caught at once by what follows from the nonce: %s', async (_, forgery) => {
    const { replay } = await open();
    const { score, kind, against } = await replay(forgery);
    expect(score).toBeGreaterThanOrEqual(70);
    expect(kind).toBe('spoofed_browser');
    expect(against).toEqual(
      expect.arrayContaining([
        'seed_order_mismatch',
        'seed_rounds_mismatch',
        'seed_names_mismatch',
        'seed_drawing_mismatch',
      ]),
    );
  });

  it.each(['worked out', 'left out'] as const)(
    'is that person once, and known the second time: seeds %s',
    async (seeds) => {
      const { replay } = await open(freshRecording());
      expect(await replay({ seeds })).toMatchObject({ kind: 'human', against: [] });
      expect(await replay({ seeds })).toMatchObject({
        hard_rule_hit: 'evidence_replayed',
        score: 100,
        kind: 'spoofed_browser',
      });
    },
  );

  it.each(['worked out', 'left out'] as const)(
    'gains little by shifting every time by a tenth: seeds %s',
    async (seeds) => {
      const { replay } = await open(freshRecording());
      const first = await replay({ seeds, shiftMs: 0.1 });
      expect(first.against).toEqual([]);
      const caught = [];
      for (let i = 0; i < 6; i++) caught.push((await replay({ seeds, shiftMs: 0.1 })).score >= 70);
      // one of them at most is taken for chance, and one may lie at the edge of a cell
      expect(caught.filter(Boolean).length).toBeGreaterThanOrEqual(4);
    },
  );

  it('is not confused with a page that is looked at again', async () => {
    const { replay } = await open(freshRecording());
    const first = await replay({ seeds: 'worked out' });
    expect(await replay({ seeds: 'worked out' }, { prev: first.token })).toMatchObject({ kind: 'human', against: [] });
  });

  it('is known by the hand that he recorded, whatever else he makes up', async () => {
    const { replay } = await open(freshRecording());
    const forgery: Forgery = { seeds: 'worked out', stretch: 0.3 };
    const hand = { ...handInput, scrolls: 19 };
    expect((await replay(forgery, { input: hand })).against).toEqual([]);
    const again = await replay(forgery, { input: hand });
    expect(again).toMatchObject({ against: ['input_replayed'], kind: 'spoofed_browser' });
    expect(again.score).toBeGreaterThan(30);
    const other = { ...hand, pointerMoves: hand.pointerMoves + 1 };
    expect((await replay(forgery, { input: other })).against).toEqual([]);
  });

  it('is a stranger where he works everything out and makes up times as honest visits have them', async () => {
    const { replay } = await open(freshRecording());
    await replay({ seeds: 'worked out', stretch: 0.3 });
    expect(await replay({ seeds: 'worked out', stretch: 0.3 })).toMatchObject({ kind: 'human', against: [] });
  });
});

let recordings = 0;
/** Another recording: tests share a store, and a recording is known for 14 days wherever it comes. */
function freshRecording(): Recording {
  const more = ++recordings * 41;
  const first = Object.entries(chromiumOnce.first).map(
    ([name, read]) => [name, { ...read, ms: read.ms + (read.ms > 10 ? more : 0) }] as const,
  );
  return { ...chromiumOnce, startedMs: chromiumOnce.startedMs + more, first: Object.fromEntries(first) };
}
