import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { fresh, NOW } from '../testing/rows.ts';

/** What every store must do with tokens that are redeemed. */
export function redemptionCases(open: Open): void {
  group(open, 'redemptions', (state) => {
    const redeem = (tokenHash: string, answer: string, idempotencyKey: string | null = null) =>
      state().redeem({ tokenHash, idempotencyKey, answer, expiresAt: NOW });

    test('happen once, however many ask at once', async () => {
      const token = fresh();
      const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => redeem(token, `${n}`)));
      expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    });

    test('give the same answer to the same idempotency key, and to no other', async () => {
      const token = fresh();
      expect(await redeem(token, 'first', 'a')).toBe('first');
      expect(await redeem(token, 'second', 'a')).toBe('first');
      expect(await redeem(token, 'second', 'b')).toBeNull();
      expect(await redeem(token, 'second')).toBeNull();
      const without = fresh();
      expect(await redeem(without, 'first')).toBe('first');
      expect(await redeem(without, 'second', 'a')).toBeNull();
    });

    test('are forgotten when their token has expired', async () => {
      const token = fresh();
      await redeem(token, 'first');
      while ((await state().purge(NOW, 100)) > 0);
      expect(await redeem(token, 'second')).toBeNull();
      while ((await state().purge(NOW + 1, 100)) > 0);
      expect(await redeem(token, 'second')).toBe('second');
    });
  });
}
