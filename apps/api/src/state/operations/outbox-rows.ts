import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { type EventRow, type HitRow, momentText, type OutboxRow } from '../../hits/rows.ts';
import { frozen, type PlaceOf } from '../frozen.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;
type Session = Selectable<Tables['sessions']>;

/** How long a page view speaks for its session. */
const windowMs = 30 * 60_000;
/** Parameters of one statement: below what SQLite and PostgreSQL take. */
const rowsAtOnce = 500;

type Queued = { id: string; target: string; body: string; bytes: number; rows: number };
const queued = frozen((db, value: PlaceOf<Queued>) =>
  db.insertInto('outbox').values({
    id: value('id'),
    target: value('target'),
    body: value('body'),
    bytes: value('bytes'),
    rows: value('rows'),
  }),
);

// Oldest first, roughly: nothing rests on the order, and a row committed late is taken when it is there.
const newName = (): string => Date.now().toString(36).padStart(9, '0') + randomUUID();

/**
 * Puts the rows of one request on their way to the statistics, inside the caller's own transaction: they are counted if and
 * only if it commits. A session's row is made by `enqueueSession`.
 */
export async function enqueue(db: Db, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const target = rows.map(({ table }) => table).join();
  const body = rows.map(({ row }) => JSON.stringify(row)).join('\n');
  await queued(db, { id: newName(), target, body, bytes: Buffer.byteLength(body), rows: rows.length });
}

/** The same for rows that belong to no request, any number of them: each may be sent without the others. */
export async function enqueueMany(db: Db, rows: readonly OutboxRow[]): Promise<void> {
  const name = newName();
  const values = rows.map(({ table, row }, at) => {
    const body = JSON.stringify(row);
    return { id: `${name}.${at}`, target: table, body, bytes: Buffer.byteLength(body) };
  });
  for (let from = 0; from < values.length; from += rowsAtOnce)
    await db
      .insertInto('outbox')
      .values(values.slice(from, from + rowsAtOnce))
      .execute();
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

/** The same as the session keeps it. */
export const lastHitOf = (hit: HitRow): string => JSON.stringify(ofSession(hit));

const counted = frozen(
  (db, value: PlaceOf<{ sid: string; hits: number; events: number; score: number; lastHit: string }>) =>
    db
      .updateTable('sessions')
      .set((eb) => ({
        // The row is ours until the transaction ends: versions rise one by one, whoever else counts into the session.
        version: eb('version', '+', 1),
        hits: eb('hits', '+', value('hits')),
        events: eb('events', '+', value('events')),
        max_score: eb
          .case()
          .when('max_score', '<', value('score'))
          .then(value('score'))
          .else(eb.ref('max_score'))
          .end(),
        last_hit: eb
          .case()
          .when(eb.val(value('lastHit')), '=', '')
          .then(eb.ref('last_hit'))
          .else(value('lastHit'))
          .end(),
      }))
      .where('sid', '=', value('sid'))
      .returningAll(),
);
const highest = frozen((db, value: PlaceOf<{ sid: string; since: number }>) =>
  db
    .selectFrom('page_views')
    .select((eb) => eb.fn.max('score').as('top'))
    .where('sid', '=', value('sid'))
    .where('judged_at', '>=', value('since')),
);

/** Counts a session's hits and events, and puts them and the session's new row on their way. */
export async function countInSession(
  db: Db,
  sid: string,
  { hit, events, fresh }: { hit: HitRow | null; events: readonly EventRow[]; fresh: number },
): Promise<void> {
  const { rows } = await counted(db, {
    sid,
    hits: hit ? 1 : 0,
    events: fresh,
    score: hit?.score ?? 0,
    lastHit: hit ? lastHitOf(hit) : '',
  });
  await enqueue(db, [
    ...(hit ? [{ table: 'hits' as const, row: hit }] : []),
    ...events.map((row) => ({ table: 'events' as const, row })),
    ...(rows[0] ? sessionRow(rows[0], await topScore(db, rows[0])) : []),
  ]);
}

/** Puts a session as it stands now on its way, the newest version of it. Called by whatever changes what statistics say of it. */
export const enqueueSession = (db: Db, sid: string): Promise<void> =>
  countInSession(db, sid, { hit: null, events: [], fresh: 0 });

/** The highest score of the page views that speak for a session. */
export async function topScore(db: Db, { sid, last_seen_at, max_score }: Session): Promise<number> {
  const { rows } = await highest(db, { sid, since: last_seen_at - windowMs });
  return Number(rows[0]?.top ?? max_score);
}

/** What statistics are told of a session as it stands: nothing of a test, or of one without a hit. */
export function sessionRow(session: Session, top: number): OutboxRow[] {
  if (session.mode !== 'live' || session.last_hit === '') return [];
  const lastHit = JSON.parse(session.last_hit) as ReturnType<typeof ofSession>;
  return [
    {
      table: 'sessions',
      row: {
        account_id: session.account_id,
        site_id: session.site_id,
        session_id: session.sid,
        version: session.version,
        started_at: momentText(session.started_at),
        last_seen_at: momentText(session.last_seen_at),
        visitor_id: session.visitor_id ?? '',
        user_id: session.user_id,
        user_match: session.user_match,
        match_confidence: session.match_confidence,
        score: session.hard_rule === '' ? top : 100,
        max_score: session.max_score,
        hard_rule: session.hard_rule,
        hits: session.hits,
        page_views: session.page_views,
        events: session.events,
        ...lastHit,
      },
    },
  ];
}
