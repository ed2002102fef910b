import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { fresh, NOW } from '../testing/rows.ts';

const STAMP = NOW + 55_000;

/** What every store must do with what becomes of comments. */
export function moderationCases(open: Open): void {
  group(open, 'moderation', (state) => {
    const search = (accountId: string, keyId: string, now = STAMP, to = NOW + 3_600_000, limit = 1440) =>
      state().searchModeration({ accountId, keyId, from: NOW, to, now, limit });

    test('counts every comment once, for ever and by the minute, whoever counts at the same moment', async () => {
      const [account, other] = [fresh('acc_'), fresh('acc_')];
      expect(await state().moderationTotals(account)).toEqual({ passed: 0, flagged: 0, deleted: 0, total: 0 });
      await Promise.all(Array.from({ length: 5 }, () => state().countModeration(account, 'pass', STAMP)));
      await state().countModeration(account, 'flag', STAMP + 60_000);
      await state().countModeration(account, 'delete', STAMP);
      await state().countModeration(other, 'pass', STAMP);
      expect(await state().moderationTotals(account)).toEqual({ passed: 5, flagged: 1, deleted: 1, total: 7 });

      const first = { at: STAMP, passed: 5, flagged: 0, deleted: 1, total: 6 };
      const second = { at: STAMP + 60_000, passed: 0, flagged: 1, deleted: 0, total: 1 };
      // The second minute is not over yet.
      expect(await search(account, fresh())).toEqual({ records: [first] });
      expect(await search(account, fresh(), STAMP + 60_000)).toEqual({ records: [first, second] });
      expect(await search(account, fresh(), STAMP + 60_000, STAMP + 60_000)).toEqual({ records: [first] });
      expect(await search(account, fresh(), STAMP + 60_000, STAMP + 60_001, 1)).toEqual({ records: [first] });
    });

    test('lets a key search again after its interval, one of many at once', async () => {
      const [account, key] = [fresh('acc_'), fresh('key_')];
      const both = await Promise.all([search(account, key), search(account, key)]);
      expect(both).toContainEqual({ records: [] });
      expect(both).toContainEqual({ retryAt: STAMP + 120_000 });
      expect(await search(account, key, STAMP + 119_999)).toEqual({ retryAt: STAMP + 120_000 });
      expect(await search(account, key, STAMP + 120_000)).toEqual({ records: [] });
      await state().setSearchInterval(key, 0);
      expect(await search(account, key, STAMP + 120_000)).toEqual({ records: [] });
      await state().setSearchInterval(key, 1_000);
      expect(await search(account, key, STAMP + 120_999)).toEqual({ retryAt: STAMP + 121_000 });
    });

    test('keeps a decision as it was first told', async () => {
      const [account, id] = [fresh('acc_'), fresh()];
      const told = { id, outcome: 'delete' as const, at: NOW, sid: 'ses_1' };
      expect(await state().recordDecision(account, told, STAMP)).toEqual(told);
      const again = { id, outcome: 'pass' as const, at: NOW + 1, sid: null };
      expect(await state().recordDecision(account, again, STAMP)).toEqual(told);
      expect(await state().moderationTotals(account)).toEqual({ passed: 0, flagged: 0, deleted: 1, total: 1 });
      const other = fresh('acc_');
      expect(await state().recordDecision(other, again, STAMP)).toEqual(again);
    });

    test('tells where a text was seen, until it is too long ago', async () => {
      const [textHash, place, author] = [fresh(), fresh(), fresh()];
      const note = (more: object, at = NOW) =>
        state().noteText({ textHash, place, author, at, since: NOW - 1000, ...more });
      expect(await note({})).toEqual({ places: 1, authors: 1, times: 1 });
      expect(await note({})).toEqual({ places: 1, authors: 1, times: 2 });
      expect(await note({ place: fresh() })).toEqual({ places: 2, authors: 1, times: 3 });
      expect(await note({ author: fresh() }, NOW + 500)).toEqual({ places: 2, authors: 2, times: 4 });
      expect(await note({ textHash: fresh() })).toEqual({ places: 1, authors: 1, times: 1 });
      expect(await note({ author: fresh(), since: NOW + 600 }, NOW + 700)).toEqual({ places: 1, authors: 1, times: 1 });
    });

    test('forgets minutes after 400 days and texts after seven, and never totals or decisions', async () => {
      const [account, key, textHash] = [fresh('acc_'), fresh(), fresh()];
      await state().countModeration(account, 'pass', STAMP);
      await state().recordDecision(account, { id: 'x', outcome: 'flag', at: NOW, sid: null }, STAMP);
      await state().noteText({ textHash, place: 'p', author: '', at: NOW, since: NOW });
      while ((await state().purge(NOW + 7 * 86_400_000 + 1, 100)) > 0);
      expect(await search(account, fresh())).toMatchObject({ records: [{ total: 2 }] });
      const seen = await state().noteText({ textHash, place: 'q', author: '', at: NOW + 1, since: NOW });
      expect(seen).toEqual({ places: 1, authors: 1, times: 1 });
      while ((await state().purge(STAMP + 400 * 86_400_000 + 1, 100)) > 0);
      expect(await search(account, key)).toEqual({ records: [] });
      expect(await state().moderationTotals(account)).toMatchObject({ total: 2 });
      const kept = await state().recordDecision(account, { id: 'x', outcome: 'pass', at: NOW, sid: null }, STAMP);
      expect(kept.outcome).toBe('flag');
    });
  });
}
