import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { NOW } from '../testing/rows.ts';

/** What every store must do with what traffic taught. */
export function learnedCases(open: Open): void {
  group(open, 'learned prints', (state) => {
    test('add up, the most seen first, without those long unseen', async () => {
      const row = (claim: string, print: string, seen: number) => ({ claim, print, seen });
      await state().addLearned([row('chrome/150/h2', 'a', 2), row('chrome/150/h2', 'b', 9)], NOW);
      await state().addLearned([row('chrome/150/h2', 'a', 40), row('firefox/153/h1', 'a', 1)], NOW + 1_000);
      expect(await state().listLearned(0, 10)).toEqual([
        row('chrome/150/h2', 'a', 42),
        row('chrome/150/h2', 'b', 9),
        row('firefox/153/h1', 'a', 1),
      ]);
      expect(await state().listLearned(0, 1)).toEqual([row('chrome/150/h2', 'a', 42)]);
      expect(await state().listLearned(NOW + 500, 10)).not.toContainEqual(row('chrome/150/h2', 'b', 9));
      await state().addLearned([], NOW);
    });

    test('are counted exactly, however many add at once', async () => {
      const add = () =>
        state().addLearned(
          ['x', 'y'].map((print) => ({ claim: 'edge/1/h2', print, seen: 1 })),
          NOW + 9_000,
        );
      await Promise.all(Array.from({ length: 30 }, add));
      const seen = (await state().listLearned(NOW + 9_000, 10)).filter(({ claim }) => claim === 'edge/1/h2');
      expect(seen.map((row) => row.seen)).toEqual([30, 30]);
    });
  });
}
