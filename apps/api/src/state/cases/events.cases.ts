import { expect, test } from 'vitest';
import type { EventRow, SessionHitsRow } from '../../hits/rows.ts';
import type { PageViewRow, RecordEvent } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { hitRow, viewEvent } from '../testing/hits.ts';
import { collected, fresh, NOW } from '../testing/rows.ts';

/** What every store must do with events that backends report. */
export function eventCases(open: Open): void {
  group(open, 'events of backends', (state) => {
    const view = async (row: Partial<PageViewRow> = {}): Promise<PageViewRow> => {
      const { pageView, ...input } = collected(row);
      const counted = { hit: hitRow(pageView), events: [viewEvent(pageView)] };
      await state().recordCollect({ ...input, pageView, counted });
      return pageView;
    };
    const tell = ({ accountId, mode, sid }: PageViewRow, more: Partial<RecordEvent> = {}) => {
      const event = { id: fresh('evt_'), name: 'paid', at: NOW + 5, body: '{"sum":3}' };
      return state().recordEvent({ accountId, siteId: null, mode, sid, event, isCounted: true, ...more });
    };
    /** rows of a session that wait for the statistics */
    const told = async (sid: string) => {
      const batch = await state().takeBatch({ owner: fresh(), now: NOW, leaseMs: 1, limit: 1000 });
      if (batch) await state().dropBatch(batch.id);
      const of = <T extends { session_id: string; version: number }>(lines: readonly string[] = []) =>
        lines
          .map((line) => JSON.parse(line) as T)
          .filter(({ session_id }) => session_id === sid)
          .sort((a, b) => a.version - b.version);
      return { events: of<EventRow>(batch?.lines.events), sessions: of<SessionHitsRow>(batch?.lines.sessions) };
    };

    test('are counted in their session, each once', async () => {
      const one = await view();
      expect(await tell(one)).toBe(true);
      expect(await tell(one, { siteId: one.siteId })).toBe(true);
      const { events, sessions } = await told(one.sid);
      expect(sessions.map((row) => row.events)).toEqual([1, 2, 3]);
      const reported = events.filter(({ kind }) => kind === 'server');
      expect(reported).toHaveLength(2);
      expect(reported[0]).toMatchObject({
        account_id: one.accountId,
        site_id: one.siteId,
        name: 'paid',
        body: '{"sum":3}',
        at: '2026-11-20 12:00:00.005',
      });
    });

    test('of a session of another account, site or mode, or of none, are refused', async () => {
      const one = await view();
      expect(await tell(one, { accountId: fresh('acc_') })).toBe(false);
      expect(await tell(one, { siteId: fresh('site_') })).toBe(false);
      expect(await tell(one, { mode: 'test' })).toBe(false);
      expect(await tell(one, { sid: fresh('ses_') })).toBe(false);
      expect((await told(one.sid)).sessions).toHaveLength(1);
    });

    test('of a test, or while nothing is counted, are told to nobody', async () => {
      const testing = await view({ mode: 'test' });
      expect(await tell(testing)).toBe(true);
      const one = await view();
      expect(await tell(one, { isCounted: false })).toBe(true);
      const { sessions, events } = await told(one.sid);
      expect([sessions.length, events.length]).toEqual([1, 1]);
    });
  });
}
