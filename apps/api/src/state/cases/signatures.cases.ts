import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { NOW } from '../testing/rows.ts';

/** What every store must do with the signatures of bots. */
export function signatureCases(open: Open): void {
  group(open, 'signatures of bots', (state) => {
    test('are taken once, however many present them at once', async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => state().useSignature('one', NOW + 60_000)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await state().useSignature('other', NOW + 60_000)).toBe(true);
    });

    test('are forgotten when they are good for nothing', async () => {
      await state().useSignature('short', NOW + 1_000);
      while ((await state().purge(NOW + 2_000, 100)) > 0);
      expect(await state().useSignature('short', NOW + 9_000)).toBe(true);
      expect(await state().useSignature('one', NOW + 60_000)).toBe(false);
    });
  });
}
