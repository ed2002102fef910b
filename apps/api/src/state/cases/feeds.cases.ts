import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { NOW } from '../testing/rows.ts';

/** What every store must do with lists that could not be fetched. */
export function feedCases(open: Open): void {
  group(open, 'feeds', (state) => {
    test('that failed are told of until they succeed, the last failure only', async () => {
      const failed = [
        { name: 'tor', error: 'status 500' },
        { name: 'aws', error: 'x'.repeat(2_000) },
      ];
      await state().noteFeeds({ failed, good: ['gcp'], at: NOW });
      await state().noteFeeds({ failed: [{ name: 'tor', error: 'timed out' }], good: [], at: NOW + 1 });
      expect(await state().listFeedFailures()).toEqual([
        { name: 'aws', error: 'x'.repeat(500), at: NOW },
        { name: 'tor', error: 'timed out', at: NOW + 1 },
      ]);
      await state().noteFeeds({ failed: [], good: ['tor', 'aws'], at: NOW + 2 });
      expect(await state().listFeedFailures()).toEqual([]);
    });
  });
}
