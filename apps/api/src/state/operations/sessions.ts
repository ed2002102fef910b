import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Millis, PageViewRow, SessionView } from '../port.ts';
import type { Tables } from '../schema.ts';
import { toPageView, toSession } from './rows.ts';

type Db = Kysely<Tables>;

/** @see StatePort.loadSession */
export async function loadSession(db: Db, sid: string, since: Millis): Promise<SessionView | null> {
  const session = await db.selectFrom('sessions').selectAll().where('sid', '=', sid).executeTakeFirst();
  if (!session) return null;
  const views = await db
    .selectFrom('page_views')
    .leftJoin('evidence', 'evidence.jti', 'page_views.jti')
    .selectAll('page_views')
    .select(['evidence.judgement', 'evidence.context'])
    .where('page_views.sid', '=', sid)
    .where('page_views.judged_at', '>=', since)
    .orderBy('page_views.judged_at')
    .orderBy('page_views.jti')
    .execute();
  return { session: toSession(session), pageViews: views.map(toPageView) };
}

/** Opens the page view's session, or counts it into the one that is there. */
export async function openSession(db: Db, view: PageViewRow): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      sid: view.sid,
      site_id: view.siteId,
      account_id: view.accountId,
      mode: view.mode,
      started_at: view.createdAt,
      last_seen_at: view.createdAt,
      page_views: 1,
      hard_rule: view.hardRule,
      visitor_id: null,
    })
    .onConflict((c) =>
      c.column('sid').doUpdateSet((eb) => ({
        ...seen(eb, view.createdAt, view.hardRule),
        page_views: eb('sessions.page_views', '+', 1),
      })),
    )
    .execute();
}

/** Notes that the session was seen once more, and the hard rule it may have met. */
export async function carryOnSession(db: Db, sid: string, at: Millis, hardRule: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set((eb) => seen(eb, at, hardRule))
    .where('sid', '=', sid)
    .execute();
}

/** Time only goes forward, and the first hard rule stays for the session. */
const seen = (eb: ExpressionBuilder<Tables, 'sessions'>, at: Millis, hardRule: string) => ({
  last_seen_at: eb.case().when('sessions.last_seen_at', '<', at).then(at).else(eb.ref('sessions.last_seen_at')).end(),
  hard_rule: eb.case().when('sessions.hard_rule', '=', '').then(hardRule).else(eb.ref('sessions.hard_rule')).end(),
});
