import { expect, test } from 'vitest';
import type { SigningKeyRow } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { fresh, NOW } from '../testing/rows.ts';

const key = (slot: SigningKeyRow['slot'], createdAt = NOW): SigningKeyRow => ({
  kid: fresh(),
  x: fresh(),
  d: fresh(),
  slot,
  createdAt,
  retiredAt: null,
});

/** What every store must do with keys that sign. They are the deployment's: one ring in a store. */
export function signingKeyCases(open: Open): void {
  group(open, 'signing keys', (state) => {
    test('fill empty places once, take each other’s place, and go when nothing signed with them counts any more', async () => {
      const [active, next] = [key('active'), key('next')];
      await Promise.all([
        state().addSigningKeys([active, next]),
        state().addSigningKeys([key('active', NOW + 1), key('next', NOW + 1)]),
      ]);
      const ring = await state().loadSigningKeys(0);
      expect(ring.map(({ slot }) => slot).sort()).toEqual(['active', 'next']);
      const [first, second] = [ring.find((one) => one.slot === 'active')!, ring.find((one) => one.slot === 'next')!];

      // Two who rotate at once do it once.
      const rotation = { active: first.kid, next: second.kid, at: NOW + 10, isCompromised: false };
      const done = await Promise.all(
        [key('next', NOW + 10), key('next', NOW + 10)].map((one) =>
          state().rotateSigningKeys({ ...rotation, fresh: [one] }),
        ),
      );
      expect(done.sort()).toEqual([false, true]);
      const after = await state().loadSigningKeys(NOW);
      expect(after).toHaveLength(3);
      expect(after.find(({ slot }) => slot === 'active')?.kid).toBe(second.kid);
      expect(after.find(({ kid }) => kid === first.kid)).toMatchObject({ slot: null, retiredAt: NOW + 10 });
      expect((await state().loadSigningKeys(NOW + 10)).map(({ kid }) => kid)).not.toContain(first.kid);

      const third = after.find(({ slot }) => slot === 'next')!;
      const [fourth, fifth] = [key('active', NOW + 20), key('next', NOW + 20)];
      expect(
        await state().rotateSigningKeys({
          active: second.kid,
          next: third.kid,
          fresh: [fourth, fifth],
          at: NOW + 20,
          isCompromised: true,
        }),
      ).toBe(true);
      const left = (await state().loadSigningKeys(1)).map(({ kid }) => kid);
      expect(left.sort()).toEqual([fourth.kid, fifth.kid].sort());

      while ((await state().purge(NOW + 3_600_011, 100)) > 0);
      expect((await state().loadSigningKeys(0)).map(({ kid }) => kid).sort()).toEqual([fourth.kid, fifth.kid].sort());
    });
  });
}
