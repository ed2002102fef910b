import { expect, it } from 'vitest';
import type { Feeds } from './feeds.ts';
import { createFeedTurn } from './turn.ts';

it('fetches once a day where that is wanted, and an hour after a failure', async () => {
  const hour = 3_600_000;
  const state = { name: 'robots', rows: 0, changedAt: null, checkedAt: null as number | null, error: null };
  let clock = 100 * hour;
  let updates = 0;
  let reloads = 0;
  const feeds: Feeds = {
    reload: async () => ++reloads > 0,
    update: async () => {
      updates++;
      return [state];
    },
    states: () => [state],
    tables: () => ({}),
    has: () => null,
  };
  const log = { info: () => undefined, warn: () => undefined };
  const turn = (isDaily: boolean) => createFeedTurn({ feeds, isDaily, limits: { fetch, now: () => clock }, log });
  await turn(false)();
  expect([reloads, updates]).toEqual([1, 0]);
  const daily = turn(true);
  for (let minute = 0; minute < 61; minute++, clock += 60_000) await daily();
  expect(updates).toBe(2);
  state.checkedAt = clock;
  clock += 23 * hour;
  await daily();
  expect(updates).toBe(2);
  clock += 2 * hour;
  await daily();
  expect(updates).toBe(3);
});
