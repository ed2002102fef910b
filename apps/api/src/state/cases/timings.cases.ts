import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { NOW } from '../testing/rows.ts';

const DAY_MS = 86_400_000;
const seen = (hash: string, sid: string, at = NOW) => ({ hashes: [hash], sid, at, since: at - 14 * DAY_MS });

/** What every store must do with the timings of evidence. */
export function timingsCases(open: Open): void {
  group(open, 'timings of evidence', (state) => {
    test('tell how many other sessions had the same, however often each came', async () => {
      expect(await state().meetTimings(seen('a', 'ses_1'))).toEqual([0]);
      expect(await state().meetTimings(seen('a', 'ses_1'))).toEqual([0]);
      expect(await state().meetTimings(seen('a', 'ses_2'))).toEqual([1]);
      expect(await state().meetTimings(seen('a', 'ses_3'))).toEqual([2]);
      expect(await state().meetTimings(seen('b', 'ses_4'))).toEqual([0]);
    });

    test('are told apart, several of one session', async () => {
      await state().meetTimings({ ...seen('f', 'ses_11'), hashes: ['f', 'g'] });
      expect(await state().meetTimings({ ...seen('f', 'ses_12'), hashes: ['h', 'g', 'f', 'g'] })).toEqual([0, 1, 1, 1]);
    });

    test('are seen by at least one of two sessions that come at once', async () => {
      const others = await Promise.all(['ses_5', 'ses_6'].map((sid) => state().meetTimings(seen('c', sid))));
      expect(Math.max(...others.flat())).toBe(1);
    });

    test('are forgotten after 14 days', async () => {
      await state().meetTimings(seen('d', 'ses_7'));
      const later = NOW + 15 * DAY_MS;
      expect(await state().meetTimings(seen('d', 'ses_8', later))).toEqual([0]);
      await state().meetTimings({ ...seen('e', 'ses_9'), at: NOW - 15 * DAY_MS });
      while ((await state().purge(NOW, 100)) > 0);
      expect(await state().meetTimings({ ...seen('e', 'ses_10'), since: 0 })).toEqual([0]);
    });
  });
}
