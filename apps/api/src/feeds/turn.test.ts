import { expect, it } from 'vitest';
import type { FeedFailure, NoteFeeds } from '../state/port.ts';
import type { FeedOutcome, Feeds } from './feeds.ts';
import { createFeedTurn } from './turn.ts';

it('fetches once a day where that is wanted, and an hour after a failure', async () => {
  const hour = 3_600_000;
  const state = {
    name: 'robots',
    rows: 0,
    changedAt: null,
    checkedAt: null as number | null,
    error: null as string | null,
  };
  let clock = 100 * hour;
  let updates = 0;
  let reloads = 0;
  const feeds: Feeds = {
    reload: async () => ({ changed: ++reloads > 0, outcome: heard }),
    update: async () => {
      updates++;
      return [state];
    },
    states: () => [state],
    tables: () => ({}),
    has: () => null,
    learn: (failures) => void learned.push(failures.map(({ name }) => name)),
  };
  const learned: string[][] = [];
  let heard: FeedOutcome | null = null;
  const kept: FeedFailure[] = [{ name: 'elsewhere', error: 'status 500', at: 1 }];
  const store = {
    listFeedFailures: async () => kept,
    noteFeeds: async ({ failed, at }: NoteFeeds) => void kept.push(...failed.map((one) => ({ ...one, at }))),
  };
  const log = { info: () => undefined, warn: () => undefined };
  const turn = (isDaily: boolean) =>
    createFeedTurn({ feeds, isDaily, limits: { fetch, now: () => clock }, state: store, log });
  await turn(false)();
  expect([reloads, updates]).toEqual([1, 0]);
  expect(learned).toEqual([['elsewhere']]);
  Object.assign(state, { error: 'status 404' });
  const daily = turn(true);
  for (let minute = 0; minute < 61; minute++, clock += 60_000) await daily();
  expect(updates).toBe(2);
  expect(learned.at(-1)).toEqual(['elsewhere', 'robots']);
  state.checkedAt = clock;
  clock += 23 * hour;
  await daily();
  expect(updates).toBe(2);
  clock += 2 * hour;
  await daily();
  expect(updates).toBe(3);
  heard = { failed: [{ name: 'by hand', error: 'status 403' }], good: [], at: clock };
  await turn(false)();
  expect(learned.at(-1)).toContain('by hand');
});
