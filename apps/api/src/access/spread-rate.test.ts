import { expect, it, vi } from 'vitest';
import { StateUnavailable } from '../state/port.ts';
import { openMemoryState } from '../state/testing/memory.ts';
import { createSpreadRate } from './spread-rate.ts';

const at = Date.UTC(2026, 10, 21, 12);
const kept = (name: string) => `kept ${name}`;

it('costs the store nothing below a sixteenth of the limit', async () => {
  const takeRates = vi.fn(async () => []);
  const take = createSpreadRate({ takeRates }, () => at, kept);
  for (let i = 0; i < 9; i++) expect(take('a', 160)).toMatchObject({ allowed: true, remaining: 159 - i });
  await new Promise(setImmediate);
  expect(takeRates).not.toHaveBeenCalled();
  take('a', 160);
  await new Promise(setImmediate);
  expect(takeRates).toHaveBeenCalledExactlyOnceWith([{ name: 'kept a', limit: 160, at, n: 10, windowMs: 60_000 }]);
});

it('decides at once, and tells in one go what came meanwhile', async () => {
  const takes: number[] = [];
  let answer = (): void => undefined;
  const take = createSpreadRate(
    {
      takeRates: async (all) => {
        takes.push(...all.map(({ n }) => n));
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return all.map(({ n }) => ({ startedAt: at, used: 50 + n, granted: n }));
      },
    },
    () => at,
    kept,
  );
  const some = (n: number) => Array.from({ length: n }, () => take('a', 64)).filter(({ allowed }) => allowed).length;
  expect(some(4)).toBe(4);
  await vi.waitFor(() => expect(takes).toEqual([4]));
  expect(some(6)).toBe(6);
  answer();
  await new Promise(setImmediate);
  // Others have asked 50 times, so that of 64 four are left.
  expect(some(20)).toBe(4);
  await vi.waitFor(() => expect(takes).toEqual([4, 10]));
  expect(take('a', 64)).toMatchObject({ allowed: false, remaining: 0 });
});

it('keeps two processes of one store within the limit together, which begins and ends for both at once', async () => {
  const state = await openMemoryState();
  let clock = at;
  let told = 0;
  const open = () =>
    createSpreadRate(
      {
        takeRates: async (takes) => {
          const taken = await state.takeRates(takes);
          told += takes.reduce((sum, { n }) => sum + n, 0);
          return taken;
        },
      },
      () => clock,
      kept,
    );
  const [one, two] = [open(), open()];
  for (let i = 0; i < 30; i++) expect(one('a', 32).allowed).toBe(true);
  await vi.waitFor(() => expect(told).toBe(30));
  clock += 20_000;
  // What the second has heard nothing of it lets pass; from the first answer on it knows.
  await vi.waitFor(() => expect(two('a', 32).allowed).toBe(false), { interval: 5 });
  await vi.waitFor(() => expect(one('a', 32)).toMatchObject({ allowed: false, remaining: 0 }), { interval: 5 });
  expect(two('a', 32).resetS).toBe(40);
  expect(two('b', 32).allowed).toBe(true);
  clock += 40_000;
  expect([one('a', 32).allowed, two('a', 32).allowed]).toEqual([true, true]);
  await state.close();
});

it('turns nobody away because the store does, and tells it when it is back', async () => {
  let isAway = true;
  const told: number[] = [];
  const take = createSpreadRate(
    {
      takeRates: async (all) => {
        if (isAway) throw new StateUnavailable('gone');
        told.push(...all.map(({ n }) => n));
        return all.map(({ n }) => ({ startedAt: at, used: n, granted: n }));
      },
    },
    () => at,
    kept,
  );
  for (let i = 0; i < 10; i++) {
    expect(take('a', 20).allowed).toBe(true);
    await new Promise(setImmediate);
  }
  isAway = false;
  await vi.waitFor(() => {
    take('a', 20);
    expect(told.length).toBeGreaterThan(0);
  });
  expect(told[0]).toBeGreaterThan(10);
});
