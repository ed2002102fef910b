import { found } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, openAccount, pageOf, type TestApp } from '../testing/app.ts';
import type { OwnedHits } from './hits.ts';
import { defineQuestion } from './question.ts';
import { openTestHits } from './testing/open.ts';

const lines = defineQuestion({
  name: 'lines of a session',
  sql: ({ table }: { table: 'hits' | 'events' | 'sessions'; session: string }) =>
    `SELECT * FROM ${table} FINAL WHERE session_id = {session:String} ORDER BY ${table === 'events' ? 'kind, id' : table === 'hits' ? 'id' : 'version'}`,
  parameters: ({ session }) => ({ session }),
  row: z.looseObject({}),
});

describe('what a page sends', () => {
  let hits: OwnedHits;
  let app: TestApp;
  beforeAll(async () => {
    const state = await openMemoryState();
    hits = await openTestHits(state);
    app = await buildTestApp(state, { hits, now: Date.now });
    app.clock.at = Date.now();
  });
  afterAll(async () => {
    await hits.stop();
    await app.app.close();
    await app.state.close();
  });
  const of = (session: string, table: 'hits' | 'events' | 'sessions') => hits.ask(lines, { session, table });
  const within = { timeout: 30_000, interval: 50 };

  test('is in the statistics', async () => {
    const { account, site, addKey } = await openAccount(app);
    const page = pageOf(app, await addKey('public'));
    const { claims } = await page.view();
    await expect.poll(() => of(claims.sid, 'sessions'), within).toHaveLength(1);
    expect(await of(claims.sid, 'hits')).toMatchObject([
      {
        id: claims.jti,
        account_id: account.id,
        site_id: site.id,
        kind: 'collect',
        browser: 'chrome',
        device: 'desktop',
      },
    ]);
    expect(await of(claims.sid, 'events')).toMatchObject([{ kind: 'page_view', page_view_id: claims.jti }]);
    expect(await of(claims.sid, 'sessions')).toMatchObject([
      { hits: 1, page_views: 1, events: 1, origin: 'https://shop.example', user_id: '' },
    ]);
  });

  test('counts behaviour once, tracks each, and a second hit when the verdict changes', async () => {
    const { addKey } = await openAccount(app);
    const page = pageOf(app, await addKey('public'));
    const { claims, answer } = await page.view();
    const traces = { value: found(['__playwright__binding__', '__pwInitScripts']), ms: 1 };
    for (const seq of [1, 2]) await page.sendLate(answer.ticket, seq, { interaction: interaction(seq) });
    await page.sendLate(answer.ticket, 3, {
      interaction: interaction(3),
      lateGlobals: traces,
    });
    await expect.poll(async () => (await of(claims.sid, 'sessions'))[0]?.version, within).toBe(4);
    expect(await of(claims.sid, 'events')).toMatchObject([
      { kind: 'behaviour', version: 3, mouse: 30, keyboard: 3 },
      { kind: 'page_view' },
    ]);
    expect(await of(claims.sid, 'hits')).toMatchObject([
      { id: claims.jti, kind: 'collect' },
      { id: `${claims.jti}.late3`, kind: 'late', score: 100, action: 'block' },
    ]);
    expect(await of(claims.sid, 'sessions')).toMatchObject([{ events: 2, page_views: 1, hits: 2, score: 100 }]);
  });

  test('of a test key is counted nowhere', async () => {
    const { addKey } = await openAccount(app);
    const { claims } = await pageOf(app, await addKey('public', 'test')).view();
    const other = await pageOf(app, await addKey('public')).view();
    await expect.poll(() => of(other.claims.sid, 'sessions'), within).toHaveLength(1);
    expect(await of(claims.sid, 'hits')).toEqual([]);
    expect(await of(claims.sid, 'sessions')).toEqual([]);
  });

  test('may hold what is no text', async () => {
    const { addKey } = await openAccount(app);
    const page = pageOf(app, await addKey('public'));
    const { claims, answer } = await page.view();
    const track = [{ name: `half \ud83d a pair, "quotes", \\ and \u0000`, atMs: 1, data: { a: '\udc00' } }];
    const evidence = { v: 1, sinceMs: 900, readings: { interaction: { value: null, ms: 1 } }, track };
    await page.send('/api/v1/late', JSON.stringify({ ticket: answer.ticket, seq: 1, evidence }));
    await expect.poll(() => of(claims.sid, 'events'), within).toHaveLength(2);
  });
});

/** What a person's hands did so far. */
function interaction(seq: number) {
  const counts = {
    pointerMoves: 9 * seq,
    mousePresses: seq,
    keys: seq,
    wheels: 0,
    scrolls: seq,
    touches: 0,
    focusChanges: 1,
  };
  const odd = {
    coalescedMoves: 0,
    fractionalMoves: 0,
    pressureless: 0,
    pressesWithoutApproach: 0,
    codelessKeys: 0,
    inputsWithoutKeys: 0,
    untrusted: 0,
  };
  const times = { pressMedianMs: 80, keyDwellMedianMs: 70, keyGapMedianMs: 120 };
  return { value: { ...counts, ...odd, ...times, presses: seq, everFocused: true }, ms: 1 };
}
