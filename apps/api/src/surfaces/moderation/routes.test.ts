import {
  moderationAnswer,
  moderationDecisionAnswer,
  moderationRecords,
  moderationRefusal,
  moderationTotals,
  NO_RECORDS,
} from '@veridict/contract';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StatePort, StateUnavailable } from '../../state/port.ts';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, type TestApp } from '../../testing/app.ts';

let state: StatePort;
let test: TestApp;
let owner: Awaited<ReturnType<typeof openAccount>>;
let secret: string;
let read: string;
beforeAll(async () => {
  state = await openMemoryState();
  test = await buildTestApp(state);
  owner = await openAccount(test);
  [secret, read] = await Promise.all([owner.addKey('secret'), owner.addKey('read')]);
});
afterAll(async () => {
  await test.app.close();
  await state.close();
});

const send = (url: string, key: string | null, payload?: object, more: InjectOptions = {}) =>
  test.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: key === null ? {} : { 'x-chatsight-api-auth': key },
    ...(payload === undefined ? {} : { payload }),
    ...more,
  });
const moderate = async (sample: string, more: object = {}, key = secret) =>
  good(await send('/text/moderation', key, { sample, ...more }), moderationAnswer).response;
const totals = async (key = read) => good(await send('/stats/moderation', key), moderationTotals).response;
const search = (timefrom: string, timeto: string, key = read) =>
  send('/stats/moderation/search', key, { timefrom, timeto });
/** `status sentence`, in this surface's envelope. */
function refusal(answer: Awaited<ReturnType<typeof send>>): string {
  expect(answer.headers['cache-control']).toBe('no-store');
  return `${answer.statusCode} ${moderationRefusal.parse(answer.json()).response}`;
}
const LINKS = 'Cheap watches at http://a.example/1 http://a.example/2 http://a.example/3 and http://bit.ly/abc';

describe('200', () => {
  it('passes what people write, and counts it', async () => {
    const before = await totals();
    const { suggestedAction, reasons } = await moderate('Thank you, the second step was what I had missed.');
    expect(suggestedAction[0]).toBe('pass');
    expect(suggestedAction[1]).toBeLessThan(0);
    expect(reasons).toEqual([]);
    const after = await totals();
    expect(Number(after.commentsPassed)).toBe(Number(before.commentsPassed) + 1);
    expect(Number(after.commentsTotal)).toBe(Number(before.commentsTotal) + 1);
  });

  it('gives contributions that add up to its number', async () => {
    const { suggestedAction, reasons } = await moderate(LINKS);
    const sum = reasons.reduce((total, { llr }) => total + llr, Math.log(1 / 9));
    expect(suggestedAction[1]).toBeCloseTo(sum, 1);
    expect(suggestedAction[0]).toBe('flag');
  });

  it('deletes when two independent groups agree: the text, and the same text elsewhere', async () => {
    const sample = `${LINKS} today only`;
    expect((await moderate(sample)).suggestedAction[0]).toBe('flag');
    const elsewhere = await openAccount(test);
    const { suggestedAction, reasons } = await moderate(sample.toUpperCase(), {}, await elsewhere.addKey('secret'));
    expect(reasons.map(({ name }) => name)).toContain('seen_elsewhere');
    expect(suggestedAction[0]).toBe('delete');
  });

  it("hears the author's own verdict, of this account's tokens alone", async () => {
    const key = await owner.addKey('public');
    const view = await pageOf(test, key).view();
    test.clock.at += 20_000;
    const sample = 'A quiet remark about gardening.';
    const named = await moderate(sample, { token: view.token });
    expect(named.reasons.map(({ name }) => name)).toEqual(['author_human']);
    const other = await openAccount(test);
    expect((await moderate(sample, { token: view.token }, await other.addKey('secret'))).reasons).toEqual([]);
    test.clock.at += 1_800_000;
    expect((await moderate(sample, { token: view.token })).reasons).toEqual([]);
  });

  it('finds a comment sent right after the page was opened', async () => {
    const view = await pageOf(test, await owner.addKey('public')).view();
    const { reasons } = await moderate('First!', { token: view.token });
    expect(reasons.map(({ name }) => name)).toContain('written_at_once');
  });

  it('judges for a test key and leaves nothing behind', async () => {
    const [before, used] = [await totals(), await state.usage(owner.account.id, '2026-11')];
    await moderate(LINKS, {}, await owner.addKey('secret', 'test'));
    expect(await totals()).toEqual(before);
    expect(await state.usage(owner.account.id, '2026-11')).toBe(used);
  });

  it('counts judging as usage, and statistics and decisions not', async () => {
    const used = () => state.usage(owner.account.id, '2026-11');
    const before = await used();
    await moderate('One.');
    await totals();
    await send('/v1/moderation/decisions', secret, { id: 'usage', outcome: 'pass' });
    expect(await used()).toBe(before + 1);
  });

  it('takes a decision once, and answers it again as it was', async () => {
    const before = await totals();
    const decide = async (outcome: string, more: object = {}) =>
      good(await send('/v1/moderation/decisions', secret, { id: 'c-1', outcome, ...more }), moderationDecisionAnswer);
    const at = new Date(test.clock.at - 5_000).toISOString();
    const first = await decide('delete', { at });
    expect(first.response).toEqual({ id: 'c-1', outcome: 'delete', at, session_id: null });
    expect(await decide('pass')).toEqual(first);
    expect(Number((await totals()).commentsDeleted)).toBe(Number(before.commentsDeleted) + 1);
    const elsewhere = good(
      await send('/v1/moderation/decisions', secret, { id: 'c-2', outcome: 'flag', at: '2026-11-21T12:30:00+01:00' }),
      moderationDecisionAnswer,
    );
    expect(elsewhere.response.at).toBe('2026-11-21T11:30:00.000Z');
  });

  it('gives records by the minute, stamped second 55, in whole hours around what was asked', async () => {
    const one = await openAccount(test);
    const [judge, reader] = await Promise.all([one.addKey('secret'), one.addKey('read')]);
    const at = async (text: string) => {
      test.clock.at = Date.parse(`${text}Z`);
      await moderate('Fine.', {}, judge);
    };
    await at('2026-11-22T20:59:54.999');
    await at('2026-11-22T20:00:00');
    await at('2026-11-22T20:59:55');
    await at('2026-11-22T21:59:30');
    await at('2026-11-22T22:00:00');
    test.clock.at = Date.parse('2026-11-23T00:00:00Z');
    const found = good(await search('2026-11-22 20:27:00', '2026-11-22 21:30:00', reader), moderationRecords);
    expect(found.success && found.response.map(({ requestTime }) => requestTime.value)).toEqual([
      '2026-11-22T20:00:55.000Z',
      '2026-11-22T20:59:55.000Z',
      '2026-11-22T21:00:55.000Z',
      '2026-11-22T21:59:55.000Z',
    ]);
    expect(found.success && found.response[0]).toMatchObject({ commentsPassed: 1, commentsTotal: 1 });
  });

  it('says so where a range holds nothing, and that uses up the two minutes', async () => {
    const reader = await owner.addKey('read');
    const answer = await search('2020-01-01 00:00:00', '2020-01-02 00:00:00', reader);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ api: 'chatsight-lang-text', success: false, response: NO_RECORDS });
    expect((await search('2020-01-01 00:00:00', '2020-01-01 01:00:00', reader)).statusCode).toBe(429);
  });
});

describe('400', () => {
  it.each([
    ['2021-05-10 20:27', '2021-05-10 21:30:00'],
    ['2021-05-10T20:27:00', '2021-05-10 21:30:00'],
    ['2021-02-30 20:27:00', '2021-03-01 21:30:00'],
    ['2021-05-10 21:30:01', '2021-05-10 21:30:00'],
    ['2021-05-10 20:27:00', '2021-05-11 20:27:01'],
  ])('refuses the range %s to %s, which leaves the two minutes alone', async (from, to) => {
    const reader = await owner.addKey('read');
    expect(refusal(await search(from, to, reader))).toMatch(/^400 /);
    expect((await search('2021-05-10 20:27:00', '2021-05-11 20:27:00', reader)).statusCode).toBe(200);
  });

  it.each([[{}], [{ sample: '' }], [{ sample: 7 }], [{ sample: 'x', author: 'y'.repeat(129) }]])(
    'refuses the comment %o',
    async (body) => expect(refusal(await send('/text/moderation', secret, body))).toMatch(/^400 /),
  );

  it('refuses a decision of tomorrow, and one of no known outcome', async () => {
    const at = new Date(test.clock.at + 61_000).toISOString();
    const tell = (body: object) => send('/v1/moderation/decisions', secret, body);
    expect(refusal(await tell({ id: 'a', outcome: 'pass', at }))).toMatch(/^400 at: /);
    expect(refusal(await tell({ id: 'a', outcome: 'ban' }))).toMatch(/^400 /);
  });
});

describe('401', () => {
  it('needs a key, before it looks at anything else', async () => {
    expect(refusal(await search('no moment', 'none', 'sk_live_wrong'))).toMatch(/^401 /);
    expect(refusal(await send('/text/moderation', null, {}))).toMatch(/^401 /);
  });
});

describe('402', () => {
  it('judges nothing past the quota, and counts nothing', async () => {
    const limited = await buildTestApp(state, { env: { VERIDICT_TIERS: '{"free":{"monthly":1,"perMinute":9}}' } });
    const one = await openAccount(limited, 'free');
    const key = await one.addKey('secret');
    const go = () =>
      limited.app.inject({
        method: 'POST',
        url: '/text/moderation',
        headers: { 'x-api-key': key },
        payload: { sample: 'a' },
      });
    expect((await go()).statusCode).toBe(200);
    expect(refusal(await go())).toMatch(/^402 /);
    expect(await state.moderationTotals(one.account.id)).toMatchObject({ total: 1 });
    await limited.app.close();
  });
});

describe('403', () => {
  it('lets read keys read, and no more', async () => {
    expect(refusal(await send('/text/moderation', read, { sample: 'a' }))).toMatch(/^403 /);
    expect(refusal(await send('/stats/moderation', await owner.addKey('admin')))).toMatch(/^403 /);
  });
});

describe('405', () => {
  it.each([
    ['PUT', '/text/moderation', 'POST'],
    ['POST', '/stats/moderation', 'GET, HEAD'],
    ['GET', '/stats/moderation/search', 'POST'],
  ] as const)('%s %s, in its own envelope', async (method, url, allow) => {
    const answer = await test.app.inject({ method, url });
    expect(refusal(answer)).toMatch(/^405 /);
    expect(answer.headers.allow).toBe(allow);
  });
});

describe('413', () => {
  it('judges 20 480 bytes and no more', async () => {
    await moderate('ä'.repeat(10_240));
    expect(refusal(await send('/text/moderation', secret, { sample: 'ä'.repeat(10_241) }))).toMatch(/^413 /);
  });
});

describe('429', () => {
  it('lets a key search every two minutes, and says when it may again', async () => {
    const reader = await owner.addKey('read');
    const again = () => search('2026-11-21 00:00:00', '2026-11-21 01:00:00', reader);
    expect((await again()).statusCode).toBe(200);
    test.clock.at += 30_500;
    const answer = await again();
    expect(refusal(answer)).toMatch(/^429 /);
    expect(answer.headers['retry-after']).toBe('90');
    test.clock.at += 89_500;
    expect((await again()).statusCode).toBe(200);
  });
});

describe('503', () => {
  it('says so in its own words when the store is away', async () => {
    const broken: StatePort = { ...state, countModeration: () => Promise.reject(new StateUnavailable('gone')) };
    const app = await buildTestApp(broken);
    const answer = await app.app.inject({
      method: 'POST',
      url: '/text/moderation',
      headers: { 'x-api-key': secret },
      payload: { sample: 'a' },
    });
    expect(refusal(answer)).toMatch(/^503 /);
    await app.app.close();
  });
});
