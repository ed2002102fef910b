import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { fresh } from '../testing/rows.ts';

/** What every store must do with quota. */
export function quotaCases(open: Open): void {
  group(open, 'quota', (state) => {
    const month = '2026-11';

    test('grants what fits below the limit, and counts it', async () => {
      const accountId = fresh('acc_');
      const take = async (n: number, limit = 10) => (await state().takeQuota([{ accountId, month, n, limit }]))[0];
      expect(await state().usage(accountId, month)).toBe(0);
      expect(await take(4)).toEqual({ granted: 4, used: 4 });
      expect(await take(5)).toEqual({ granted: 5, used: 9 });
      expect(await take(3)).toEqual({ granted: 1, used: 10 });
      expect(await take(1)).toEqual({ granted: 0, used: 10 });
      expect(await take(0)).toEqual({ granted: 0, used: 10 });
      // The tier went down, then up.
      expect(await take(1, 5)).toEqual({ granted: 0, used: 10 });
      expect(await take(1, 20)).toEqual({ granted: 1, used: 11 });
      expect(await state().usage(accountId, month)).toBe(11);
      expect(await state().usage(accountId, '2026-12')).toBe(0);
    });

    test.each([
      [5, 3, 3],
      [0, 3, 0],
      [5, 0, 0],
    ])('grants, of a first %i below a limit of %i, %i', async (n, limit, granted) => {
      const accountId = fresh('acc_');
      expect(await state().takeQuota([{ accountId, month, n, limit }])).toEqual([{ granted, used: granted }]);
    });

    test('answers many takes in the order asked, also for one account twice', async () => {
      const [a, b] = [fresh('b_'), fresh('a_')];
      const take = (accountId: string, n: number) => ({ accountId, month, n, limit: 5 });
      expect(await state().takeQuota([take(a, 3), take(b, 1), take(a, 3)])).toEqual([
        { granted: 3, used: 3 },
        { granted: 1, used: 1 },
        { granted: 2, used: 5 },
      ]);
      expect(await state().takeQuota([])).toEqual([]);
    });

    test('is never granted twice, however many ask at once', async () => {
      const accountId = fresh('acc_');
      const takes = Array.from({ length: 60 }, (_, i) =>
        state().takeQuota([{ accountId, month, n: (i % 3) + 1, limit: 77 }]),
      );
      const granted = (await Promise.all(takes)).reduce((sum, [answer]) => sum + answer!.granted, 0);
      expect(granted).toBe(77);
      expect(await state().usage(accountId, month)).toBe(77);
    });
  });
}
