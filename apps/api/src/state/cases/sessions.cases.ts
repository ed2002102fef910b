import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { lateFor, record } from '../testing/record.ts';
import { collected, fresh, NOW } from '../testing/rows.ts';

/** What every store must do with sessions. */
export function sessionCases(open: Open): void {
  group(open, 'sessions', (state) => {
    test('open with their first page view and are carried on by the next', async () => {
      const { pageView: first } = await record(state());
      const { pageView: second } = await record(state(), {
        ...pick(first, 'sid', 'siteId', 'accountId'),
        createdAt: NOW + 1000,
        judgedAt: NOW + 1000,
      });
      expect(await state().loadSession(first.sid, 0)).toEqual({
        session: {
          ...pick(first, 'sid', 'siteId', 'accountId', 'mode'),
          startedAt: NOW,
          lastSeenAt: NOW + 1000,
          pageViews: 2,
          hardRule: '',
          visitorId: null,
        },
        pageViews: [first, second],
      });
      expect(await state().loadSession(fresh('ses_'), 0)).toBeNull();
    });

    test('show the page views judged since the moment asked for', async () => {
      const { pageView: old } = await record(state());
      const { pageView: recent } = await record(state(), { sid: old.sid, createdAt: NOW + 9, judgedAt: NOW + 9 });
      const since = async (at: number) => (await state().loadSession(old.sid, at))?.pageViews.map(({ jti }) => jti);
      expect(await since(NOW)).toEqual([old.jti, recent.jti]);
      expect(await since(NOW + 1)).toEqual([recent.jti]);
      expect(await since(NOW + 10)).toEqual([]);
      await state().recordLate(lateFor(old.jti, { at: NOW + 20 }), 20);
      expect(await since(NOW + 10)).toEqual([old.jti]);
      expect((await state().loadSession(old.sid, 0))?.session.lastSeenAt).toBe(NOW + 20);
    });

    test('keep their first hard rule, from a page view or from late evidence, when their page view is cleared', async () => {
      const { pageView: view } = await record(state());
      const ruleOf = async () => (await state().loadSession(view.sid, 0))?.session.hardRule;
      await state().recordLate(lateFor(view.jti, { seq: 1, hardRule: 'webdriver' }), 20);
      expect(await ruleOf()).toBe('webdriver');
      await state().recordLate(lateFor(view.jti, { seq: 2, hardRule: '' }), 20);
      expect((await state().findByToken(view.tokenHash))?.pageView.hardRule).toBe('');
      await record(state(), { sid: view.sid, hardRule: 'other' });
      expect(await ruleOf()).toBe('webdriver');
    });

    test('count every page view that arrives at once, and never go back in time', async () => {
      const sid = fresh('ses_');
      const views = Array.from({ length: 15 }, (_, age) => collected({ sid, createdAt: NOW + age }));
      await Promise.all(views.reverse().map((view) => state().recordCollect(view)));
      expect((await state().loadSession(sid, 0))?.session).toMatchObject({ pageViews: 15, lastSeenAt: NOW + 14 });
    });
  });
}

function pick<T, K extends keyof T>(row: T, ...names: K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<T, K>;
}
