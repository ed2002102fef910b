import { randomBytes } from 'node:crypto';
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type EventRow, type HitRow, momentText, type OutboxRow } from '../../hits/rows.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** How long a page view speaks for its session. */
const windowMs = 30 * 60_000;
/** Parameters of one statement: below what SQLite and PostgreSQL take. */
const rowsAtOnce = 500;

/**
 * Puts rows on their way to the statistics, inside the caller's own transaction: they are counted if and only if it commits.
 * A session's row is made by `enqueueSession`.
 */
export async function enqueue(db: Db, rows: readonly OutboxRow[]): Promise<void> {
  // Oldest first, roughly: nothing rests on the order, and a row committed late is taken when it is there.
  const time = Date.now().toString(36).padStart(9, '0');
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const values = rows.slice(from, from + rowsAtOnce).map(({ table, row }) => {
      const body = JSON.stringify(row);
      return { id: time + randomBytes(12).toString('hex'), target: table, body, bytes: Buffer.byteLength(body) };
    });
    await db.insertInto('outbox').values(values).execute();
  }
}

/** What of a hit stays with its session. */
const ofSession = ({
  origin,
  page_url,
  user_agent,
  country,
  device,
  browser,
  os,
  flags,
  identity_kind,
  identity_name,
}: HitRow) => ({ origin, page_url, user_agent, country, device, browser, os, flags, identity_kind, identity_name });

/** Counts a session's hits and events, and puts them and the session's new row on their way. */
export async function countInSession(
  db: Db,
  sid: string,
  { hit, events, fresh }: { hit: HitRow | null; events: readonly EventRow[]; fresh: number },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set((eb) => ({
      events: eb('events', '+', fresh),
      ...(hit && {
        hits: eb('hits', '+', 1),
        max_score: higher(eb, hit.score),
        last_hit: JSON.stringify(ofSession(hit)),
      }),
    }))
    .where('sid', '=', sid)
    .execute();
  await enqueue(db, [
    ...(hit ? [{ table: 'hits' as const, row: hit }] : []),
    ...events.map((row) => ({ table: 'events' as const, row })),
  ]);
  await enqueueSession(db, sid);
}

/** Puts a session as it stands now on its way, the newest version of it. Called by whatever changes what statistics say of it. */
export async function enqueueSession(db: Db, sid: string): Promise<void> {
  const session = await db
    .updateTable('sessions')
    // The row is ours until the transaction ends: versions rise one by one, whoever else counts into the session.
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('sid', '=', sid)
    .where('mode', '=', 'live')
    .where('last_hit', '!=', '')
    .returningAll()
    .executeTakeFirst();
  if (!session) return;
  const { top } = await db
    .selectFrom('page_views')
    .select((eb) => eb.fn.max('score').as('top'))
    .where('sid', '=', sid)
    .where('judged_at', '>=', session.last_seen_at - windowMs)
    .executeTakeFirstOrThrow();
  const lastHit = JSON.parse(session.last_hit) as ReturnType<typeof ofSession>;
  await enqueue(db, [
    {
      table: 'sessions',
      row: {
        account_id: session.account_id,
        site_id: session.site_id,
        session_id: sid,
        version: session.version,
        started_at: momentText(session.started_at),
        last_seen_at: momentText(session.last_seen_at),
        visitor_id: session.visitor_id ?? '',
        user_id: session.user_id,
        user_match: session.user_match,
        match_confidence: session.match_confidence,
        score: session.hard_rule === '' ? Number(top ?? session.max_score) : 100,
        max_score: session.max_score,
        hard_rule: session.hard_rule,
        hits: session.hits,
        page_views: session.page_views,
        events: session.events,
        ...lastHit,
      },
    },
  ]);
}

const higher = (eb: ExpressionBuilder<Tables, 'sessions'>, score: number) =>
  eb.case().when('max_score', '<', score).then(sql<number>`${score}`).else(eb.ref('max_score')).end();
