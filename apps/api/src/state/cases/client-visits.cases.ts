import { expect, test } from 'vitest';
import type { NoteVisit } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { record } from '../testing/record.ts';
import { fresh, NOW } from '../testing/rows.ts';

const HOUR_MS = 3_600_000;

/** What every store must do with the pages that clients ask for. */
export function clientVisitCases(open: Open): void {
  group(open, 'visits of clients', (state) => {
    const visit = (siteId: string, change: Partial<NoteVisit> = {}): NoteVisit => {
      const at = change.at ?? NOW;
      return {
        siteId,
        client: 'a',
        kind: 'page',
        page: fresh('p_'),
        hasCookie: false,
        at,
        since: at - HOUR_MS,
        ...change,
      };
    };

    test('count pages, what belongs to them, and runs of the collector', async () => {
      const site = fresh('site_');
      expect(await state().noteVisit(visit(site))).toMatchObject({
        pages: 1,
        assets: 0,
        runs: 0,
        withCookie: 0,
        spanMs: 0,
      });
      expect(await state().noteVisit(visit(site, { kind: 'asset', at: NOW + 1 }))).toBeNull();
      expect(await state().noteVisit(visit(site, { kind: 'run', at: NOW + 2 }))).toBeNull();
      expect(await state().noteVisit(visit(site, { hasCookie: true, at: NOW + 5_000 }))).toEqual({
        ...{ pages: 2, assets: 1, runs: 1, withCookie: 1, spanMs: 5_000, unevenness: null },
        others: { assets: false, cookies: false },
      });
    });

    test('do not count a page that is asked for again, nor runs and assets of who asked for no page', async () => {
      const site = fresh('site_');
      expect(await state().noteVisit(visit(site, { kind: 'run' }))).toBeNull();
      await state().noteVisit(visit(site, { page: 'same' }));
      expect(await state().noteVisit(visit(site, { page: 'same', at: NOW + 60_000 }))).toMatchObject({
        pages: 1,
        runs: 0,
      });
    });

    test('tell how uneven the times between pages are', async () => {
      const [even, uneven] = [fresh('site_'), fresh('site_')];
      let [last, other] = [await state().noteVisit(visit(even)), await state().noteVisit(visit(uneven))];
      for (let at = 1; at <= 7; at++) {
        last = await state().noteVisit(visit(even, { at: NOW + at * 2_000 }));
        other = await state().noteVisit(visit(uneven, { at: NOW + at * at * 2_000 }));
      }
      expect(last?.unevenness).toBeCloseTo(0, 5);
      expect(other?.unevenness).toBeGreaterThan(0.5);
    });

    test('know whether others of the site do what one does not', async () => {
      const site = fresh('site_');
      for (let at = 0; at < 4; at++) await state().noteVisit(visit(site, { at: NOW + at * 1000 }));
      expect(await state().noteVisit(visit(site))).toMatchObject({ others: { assets: false, cookies: false } });
      await state().noteVisit(visit(site, { client: 'b', hasCookie: true }));
      await state().noteVisit(visit(site, { client: 'b', kind: 'asset' }));
      expect(await state().noteVisit(visit(site, { at: NOW + 9_000 }))).toMatchObject({
        pages: 6,
        others: { assets: true, cookies: true },
      });
    });

    test('begin anew after a while, and are forgotten', async () => {
      const site = fresh('site_');
      await state().noteVisit(visit(site));
      await state().noteVisit(visit(site, { kind: 'run' }));
      expect(await state().hasVisits(site, NOW - 1)).toBe(true);
      expect(await state().hasVisits(site, NOW + 1)).toBe(false);
      const later = NOW + 2 * HOUR_MS;
      expect(await state().noteVisit(visit(site, { at: later }))).toMatchObject({ pages: 1, runs: 0, spanMs: 0 });
      while ((await state().purge(later + 2 * HOUR_MS, 100)) > 0);
      expect(await state().hasVisits(site, 0)).toBe(false);
    });

    test('the context of a session’s first page view', async () => {
      const { pageView } = await record(state(), { context: '{"first":true}' });
      const { sid, createdAt } = pageView;
      await record(state(), { sid, context: '{"first":false}', createdAt: createdAt + 1000 });
      expect(await state().firstContext(sid, createdAt)).toBe('{"first":true}');
      expect(await state().firstContext(sid, createdAt + 1)).toBe('{"first":false}');
      expect(await state().firstContext(fresh('ses_'), 0)).toBeNull();
    });
  });
}
