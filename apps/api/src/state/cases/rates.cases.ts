import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { fresh, NOW } from '../testing/rows.ts';

const windowMs = 60_000;
const DAY_MS = 86_400_000;

/** What every store must do with limits per minute, and with what was used on which day. */
export function rateCases(open: Open): void {
  group(open, 'rates', (state) => {
    const take = async (name: string, n: number, { at = NOW, limit = 10 } = {}) =>
      (await state().takeRates([{ name, at, n, limit, windowMs }]))[0];

    test('grant what fits into a window, which begins with the first request and then anew', async () => {
      const name = fresh('key_');
      expect(await take(name, 4)).toEqual({ startedAt: NOW, used: 4, granted: 4 });
      expect(await take(name, 9, { at: NOW + 30_000 })).toEqual({ startedAt: NOW, used: 10, granted: 6 });
      expect(await take(name, 1, { at: NOW + 59_999 })).toEqual({ startedAt: NOW, used: 10, granted: 0 });
      // Another process's clock may be behind.
      expect(await take(name, 1, { at: NOW - 5_000 })).toEqual({ startedAt: NOW, used: 10, granted: 0 });
      const again = NOW + windowMs;
      expect(await take(name, 12, { at: again })).toEqual({ startedAt: again, used: 10, granted: 10 });
      expect(await take(name, 1, { at: again, limit: 20 })).toEqual({ startedAt: again, used: 11, granted: 1 });
      expect(await take(fresh('key_'), 3, { limit: 0 })).toMatchObject({ used: 0, granted: 0 });
    });

    test('are never granted twice, however many ask at once', async () => {
      const names = [fresh('key_'), fresh('key_')];
      const takes = Array.from({ length: 40 }, (_, i) => {
        const asked = names.map((name) => ({ name, at: NOW, n: (i % 3) + 1, limit: 33, windowMs }));
        return state().takeRates(i % 2 ? asked : asked.reverse());
      });
      const granted = (await Promise.all(takes)).flat().reduce((sum, one) => sum + one.granted, 0);
      expect(granted).toBe(66);
      expect(await state().takeRates([])).toEqual([]);
    });

    test('are forgotten when they are over', async () => {
      const name = fresh('key_');
      await take(name, 10);
      while ((await state().purge(NOW + DAY_MS, 100)) > 0);
      expect(await take(name, 1)).toMatchObject({ used: 1, granted: 1 });
    });
  });

  group(open, 'usage by day', (state) => {
    test('counts what was granted on the day it was, UTC, for 400 days', async () => {
      const accountId = fresh('acc_');
      const midnight = Date.UTC(2026, 10, 21);
      const use = (n: number, at: number) => state().takeQuota([{ accountId, month: '2026-11', n, limit: 10, at }]);
      await use(3, midnight - 1);
      await use(2, midnight);
      await use(9, midnight + 1);
      await use(1, midnight + 2);
      const days = (from: string, to: string) => state().usageDays(accountId, from, to);
      const [first, second] = [
        { day: '2026-11-20', used: 3 },
        { day: '2026-11-21', used: 7 },
      ];
      expect(await days('2026-11-01', '2026-11-30')).toEqual([first, second]);
      expect(await days('2026-11-21', '2026-11-21')).toEqual([second]);
      expect(await state().usageDays(fresh('acc_'), '2026-11-01', '2026-11-30')).toEqual([]);
      while ((await state().purge(midnight + 400 * DAY_MS, 100)) > 0);
      expect(await days('2026-11-01', '2026-11-30')).toEqual([second]);
    });
  });
}
