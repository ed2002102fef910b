import type { ExpressionBuilder, Insertable, Kysely, OnConflictDatabase, OnConflictTables, Selectable } from 'kysely';
import { frozen, type PlaceOf } from '../frozen.ts';
import type { Millis, PageViewRow, RecordCollect, SessionView } from '../port.ts';
import type { Tables } from '../schema.ts';
import { lastHitOf } from './outbox-rows.ts';
import { toPageView, toSession } from './rows.ts';

type Db = Kysely<Tables>;

const byName = frozen((db, value: PlaceOf<{ sid: string }>) =>
  db.selectFrom('sessions').selectAll().where('sid', '=', value('sid')),
);
const judgedSince = frozen((db, value: PlaceOf<{ sid: string; since: Millis; except: string }>) =>
  db
    .selectFrom('page_views')
    .leftJoin('evidence', 'evidence.jti', 'page_views.jti')
    .selectAll('page_views')
    .select(['evidence.judgement', 'evidence.context'])
    .where('page_views.sid', '=', value('sid'))
    .where('page_views.judged_at', '>=', value('since'))
    .where('page_views.jti', '!=', value('except'))
    .orderBy('page_views.judged_at')
    .orderBy('page_views.jti'),
);

/** @see StatePort.loadSession */
export async function loadSession(db: Db, sid: string, since: Millis, except = ''): Promise<SessionView | null> {
  const session = (await byName(db, { sid })).rows[0];
  if (!session) return null;
  // The one page view of most sessions is the one that asks.
  const isAlone = except !== '' && session.page_views === 1;
  const views = isAlone ? [] : (await judgedSince(db, { sid, since, except })).rows;
  return { session: toSession(session), pageViews: views.map(toPageView) };
}

/** Time only goes forward, and the first hard rule stays for the session. */
const opened = frozen((db, value: PlaceOf<Insertable<Tables['sessions']>>) =>
  db
    .insertInto('sessions')
    .values({
      sid: value('sid'),
      site_id: value('site_id'),
      account_id: value('account_id'),
      mode: value('mode'),
      started_at: value('started_at'),
      last_seen_at: value('started_at'),
      page_views: 1,
      hard_rule: value('hard_rule'),
      visitor_id: null,
      version: value('hits'),
      hits: value('hits'),
      events: value('events'),
      max_score: value('max_score'),
      last_hit: value('last_hit'),
    })
    .onConflict((c) =>
      c.column('sid').doUpdateSet((eb) => ({
        last_seen_at: later(eb, 'last_seen_at'),
        hard_rule: eb
          .case()
          .when('sessions.hard_rule', '=', '')
          .then(eb.ref('excluded.hard_rule'))
          .else(eb.ref('sessions.hard_rule'))
          .end(),
        page_views: eb('sessions.page_views', '+', 1),
        version: eb('sessions.version', '+', eb.ref('excluded.version')),
        hits: eb('sessions.hits', '+', eb.ref('excluded.hits')),
        events: eb('sessions.events', '+', eb.ref('excluded.events')),
        max_score: later(eb, 'max_score'),
        last_hit: eb
          .case()
          .when('excluded.last_hit', '=', '')
          .then(eb.ref('sessions.last_hit'))
          .else(eb.ref('excluded.last_hit'))
          .end(),
      })),
    )
    .returningAll(),
);

/** Opens the page view's session, or counts it into the one that is there, in one statement. Gives the session after it. */
export async function openSession(
  db: Db,
  view: PageViewRow,
  counted: RecordCollect['counted'],
): Promise<Selectable<Tables['sessions']>> {
  const { rows } = await opened(db, {
    sid: view.sid,
    site_id: view.siteId,
    account_id: view.accountId,
    mode: view.mode,
    started_at: view.createdAt,
    last_seen_at: view.createdAt,
    page_views: 1,
    hard_rule: view.hardRule,
    visitor_id: null,
    hits: counted ? 1 : 0,
    events: counted?.events.length ?? 0,
    max_score: counted?.hit.score ?? 0,
    last_hit: counted ? lastHitOf(counted.hit) : '',
  });
  return rows[0]!;
}

const carriedOn = frozen((db, value: PlaceOf<{ sid: string; at: Millis; hardRule: string }>) =>
  db
    .updateTable('sessions')
    .set((eb) => ({
      // Time only goes forward, and the first hard rule stays for the session.
      last_seen_at: eb
        .case()
        .when('last_seen_at', '<', value('at'))
        .then(value('at'))
        .else(eb.ref('last_seen_at'))
        .end(),
      hard_rule: eb.case().when('hard_rule', '=', '').then(value('hardRule')).else(eb.ref('hard_rule')).end(),
    }))
    .where('sid', '=', value('sid')),
);

/** Notes that the session was seen once more, and the hard rule it may have met. */
export async function carryOnSession(db: Db, sid: string, at: Millis, hardRule: string): Promise<void> {
  await carriedOn(db, { sid, at, hardRule });
}

/** The greater of what is there and what comes. */
const later = (
  eb: ExpressionBuilder<OnConflictDatabase<Tables, 'sessions'>, OnConflictTables<'sessions'>>,
  column: 'last_seen_at' | 'max_score',
) =>
  eb
    .case()
    .when(`sessions.${column}`, '<', eb.ref(`excluded.${column}`))
    .then(eb.ref(`excluded.${column}`))
    .else(eb.ref(`sessions.${column}`))
    .end();
