import { expect, test } from 'vitest';
import type { SessionHitsRow } from '../../hits/rows.ts';
import type { LinkUser, PageViewRow, RecordCollect } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { hitRow, viewEvent } from '../testing/hits.ts';
import { lateFor } from '../testing/record.ts';
import { collected, fresh, NOW } from '../testing/rows.ts';

/** What every store must do with the users of sessions. */
export function userCases(open: Open): void {
  group(open, 'users', (state) => {
    const view = async (row: Partial<PageViewRow> = {}): Promise<PageViewRow> => {
      const input: RecordCollect = collected(row);
      const { pageView } = input;
      const counted = { hit: hitRow(pageView), events: [viewEvent(pageView)] };
      await state().recordCollect({ ...input, counted });
      return pageView;
    };
    const link = ({ accountId, mode, sid }: PageViewRow, more: Partial<LinkUser> = {}) =>
      state().linkUser({ accountId, siteId: null, mode, sid, userId: 'anna', ...more });
    /** rows of a session that wait for the statistics */
    const told = async (sid: string): Promise<SessionHitsRow[]> => {
      const batch = await state().takeBatch({ owner: fresh(), now: NOW, leaseMs: 1, limit: 1000 });
      if (!batch) return [];
      await state().dropBatch(batch.id);
      return batch.lines.sessions
        .map((line) => JSON.parse(line) as SessionHitsRow)
        .filter(({ session_id }) => session_id === sid)
        .sort((a, b) => a.version - b.version);
    };

    test('a session is linked to a user, and statistics learn of it; the last word counts', async () => {
      const one = await view();
      expect(await link(one)).toBe(true);
      expect(await link(one, { userId: 'bert', siteId: one.siteId })).toBe(true);
      expect(await told(one.sid)).toMatchObject([
        { version: 1, user_id: '', user_match: '', match_confidence: 0 },
        { version: 2, user_id: 'anna', user_match: 'linked', match_confidence: 1 },
        { version: 3, user_id: 'bert', user_match: 'linked', match_confidence: 1 },
      ]);
    });

    test('what a page says of its user is kept, and undoes no link', async () => {
      const one = await view();
      const late = '{"v":1,"sinceMs":900,"readings":{}}';
      const say = (seq: number, userId: string, match: 'linked' | 'claimed') =>
        state().recordLate(
          { ...lateFor(one.jti, { seq, late }), user: { userId, match, confidence: 0.5 }, counted: { hit: null } },
          20,
        );
      await say(1, 'anna', 'claimed');
      await say(2, 'bert', 'linked');
      await say(3, 'carl', 'claimed');
      expect((await told(one.sid)).map(({ user_id, user_match }) => [user_id, user_match])).toEqual([
        ['', ''],
        ['anna', 'claimed'],
        ['bert', 'linked'],
        ['bert', 'linked'],
      ]);
    });

    test("a session of another account, site or mode, or of nobody's, is not", async () => {
      const one = await view();
      expect(await link(one, { accountId: fresh('acc_') })).toBe(false);
      expect(await link(one, { siteId: fresh('site_') })).toBe(false);
      expect(await link(one, { mode: 'test' })).toBe(false);
      expect(await link(one, { sid: fresh('ses_') })).toBe(false);
      expect(await told(one.sid)).toMatchObject([{ version: 1, user_id: '' }]);
    });
  });
}
