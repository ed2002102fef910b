import { expect, test } from 'vitest';
import { type PrintOptions, printFor } from '../../visitors/testing/prints.ts';
import type { PageViewRow, RecordLate } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { hitRow, viewEvent } from '../testing/hits.ts';
import { lateFor } from '../testing/record.ts';
import { collected, fresh, NOW } from '../testing/rows.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const late = '{"v":1,"sinceMs":900,"readings":{}}';

/** What every store must do with browsers that come back. */
export function visitorCases(open: Open): void {
  group(open, 'visitors', (state) => {
    /** One session of a device at a site: a page view, and what its page reported a second later. */
    async function visit(
      siteId: string,
      device: string,
      { at = NOW, mode = 'live', user, openMs, ...print }: Visit = {},
    ): Promise<PageViewRow> {
      const input = collected({ siteId, mode, createdAt: at, judgedAt: at, expiresAt: at + 1_800_000 });
      const { pageView } = input;
      await state().recordCollect({ ...input, counted: { hit: hitRow(pageView), events: [viewEvent(pageView)] } });
      const visitor = { print: printFor(device, { secret: siteId, ...print }), freshId: fresh('vis_') };
      const told = { ...lateFor(pageView.jti, { late, at: at + 1_000, score: 3, judgement: '{"score":3}' }), visitor };
      expect(await state().recordLate({ ...told, user, counted: { hit: null } }, 20)).toBe('applied');
      if (openMs) await state().recordLate(lateFor(pageView.jti, { seq: 2, late, at: at + openMs }), 20);
      return pageView;
    }
    const link = ({ accountId, mode, sid }: PageViewRow, userId: string) =>
      state().linkUser({ accountId, siteId: null, mode, sid, userId });
    const visitorOf = async ({ sid }: PageViewRow) => (await state().loadSession(sid, 0))!.session.visitorId;
    /** what statistics were told last of a session's user */
    const userOf = async ({ sid }: PageViewRow) => {
      const rows: Array<{ session_id: string; version: number; user_id: string }> = [];
      for (;;) {
        const batch = await state().takeBatch({ owner: fresh(), now: NOW, leaseMs: 1, limit: 1000 });
        if (!batch) break;
        await state().dropBatch(batch.id);
        rows.push(...batch.lines.sessions.map((line) => JSON.parse(line)));
      }
      const { user_id, user_match, match_confidence, visitor_id } = rows
        .filter(({ session_id }) => session_id === sid)
        .sort((a, b) => b.version - a.version)[0]! as unknown as Record<string, unknown>;
      expect(visitor_id).toMatch(/^vis_/);
      return [user_id, user_match, match_confidence];
    };
    const nobody = ['', '', 0];

    test('are known again at the site, after a small change too, and nowhere else', async () => {
      const [one, other] = [fresh('site_'), fresh('site_')];
      const first = await visitorOf(await visit(one, 'a'));
      expect(first).toMatch(/^vis_/);
      expect(await visitorOf(await visit(one, 'a', { at: NOW + HOUR_MS }))).toBe(first);
      const changed = { fonts: 'one more' };
      expect(await visitorOf(await visit(one, 'a', { at: NOW + 2 * HOUR_MS, changed }))).toBe(first);
      expect(await visitorOf(await visit(one, 'a', { at: NOW + 3 * HOUR_MS, network: null }))).toBe(first);
      expect(await visitorOf(await visit(one, 'b'))).not.toBe(first);
      expect(await visitorOf(await visit(one, 'a', { mode: 'test' }))).not.toBe(first);
      expect(await visitorOf(await visit(other, 'a'))).not.toBe(first);
    });

    test('keep the name their session has', async () => {
      const site = fresh('site_');
      const view = await visit(site, 'a');
      const first = await visitorOf(view);
      const visitor = { print: printFor('b', { secret: site }), freshId: fresh('vis_') };
      await state().recordLate({ ...lateFor(view.jti, { seq: 2, late }), visitor }, 20);
      expect(await visitorOf(view)).toBe(first);
    });

    test('have one name when two sessions come at the same moment', async () => {
      const site = fresh('site_');
      const views = await Promise.all([1, 2, 3, 4].map(() => visit(site, 'a')));
      expect(new Set(await Promise.all(views.map(visitorOf))).size).toBe(1);
    });

    test("bring later sessions to their user, and leave the user of others' sessions alone", async () => {
      const site = fresh('site_');
      const first = await visit(site, 'a');
      await link(first, 'anna');
      const again = await visit(site, 'a', { at: NOW + HOUR_MS });
      expect(await userOf(again)).toEqual(['anna', 'matched', 0.95]);
      const changed = await visit(site, 'a', { at: NOW + 2 * HOUR_MS, changed: { languages: 'en' } });
      const [user, match, confidence] = await userOf(changed);
      expect([user, match]).toEqual(['anna', 'matched']);
      expect(confidence).toBeGreaterThan(0.8);
      expect(confidence).toBeLessThan(0.95);
      expect(await userOf(await visit(site, 'b', { at: NOW + HOUR_MS }))).toEqual(nobody);
      // What was matched is no link: it may be corrected, and corrected it is the last word.
      await link(again, 'bert');
      expect(await userOf(again)).toEqual(['bert', 'linked', 1]);
    });

    test('with two users are ambiguous: nobody is matched any more', async () => {
      const site = fresh('site_');
      await link(await visit(site, 'a'), 'anna');
      await link(await visit(site, 'a', { at: NOW + HOUR_MS }), 'bert');
      expect(await userOf(await visit(site, 'a', { at: NOW + 2 * HOUR_MS }))).toEqual(nobody);
    });

    test('on identical devices that are used at once are ambiguous before the second user is known', async () => {
      const site = fresh('site_');
      await link(await visit(site, 'a'), 'anna');
      // Another machine of the same make opens a session while that of the first is open.
      await visit(site, 'a', { at: NOW + HOUR_MS, openMs: 600_000 });
      await visit(site, 'a', { at: NOW + HOUR_MS + 300_000, openMs: 600_000 });
      expect(await userOf(await visit(site, 'a', { at: NOW + DAY_MS }))).toEqual(nobody);
    });

    test('match nobody by what a page merely claims, and doubt a match that a page contradicts', async () => {
      const site = fresh('site_');
      const claimed = { userId: 'carl', match: 'claimed', confidence: 0.5 } as const;
      await visit(site, 'a', { user: claimed });
      expect(await userOf(await visit(site, 'a', { at: NOW + HOUR_MS }))).toEqual(nobody);
      const other = fresh('site_');
      await link(await visit(other, 'a'), 'anna');
      expect(await userOf(await visit(other, 'a', { at: NOW + HOUR_MS, user: claimed }))).toEqual([
        'carl',
        'claimed',
        0.5,
      ]);
      expect(await userOf(await visit(other, 'a', { at: NOW + 2 * HOUR_MS }))).toEqual(nobody);
      const third = fresh('site_');
      await link(await visit(third, 'a'), 'carl');
      const agreed = await visit(third, 'a', { at: NOW + HOUR_MS, user: claimed });
      expect(await userOf(agreed)).toEqual(['carl', 'matched', 0.95]);
      await state().recordLate({ ...lateFor(agreed.jti, { seq: 2, late }), user: claimed, counted: { hit: null } }, 20);
      expect(await userOf(agreed)).toEqual(['carl', 'matched', 0.95]);
    });

    test('are forgotten 90 days after they were last seen', async () => {
      const site = fresh('site_');
      const first = await visitorOf(await visit(site, 'a'));
      while ((await state().purge(NOW + 89 * DAY_MS, 100)) > 0);
      expect(await visitorOf(await visit(site, 'a', { at: NOW + 89 * DAY_MS }))).toBe(first);
      while ((await state().purge(NOW + 180 * DAY_MS, 100)) > 0);
      expect(await visitorOf(await visit(site, 'a', { at: NOW + 180 * DAY_MS }))).not.toBe(first);
    });
  });
}

interface Visit extends PrintOptions {
  at?: number;
  mode?: 'live' | 'test';
  /** so long until the page's last word */
  openMs?: number;
  user?: RecordLate['user'];
}
