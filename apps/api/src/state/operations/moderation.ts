import type { ModerationOutcome } from '@veridict/contract';
import { type Kysely, sql } from 'kysely';
import type {
  DecisionRow,
  Millis,
  ModerationCounts,
  ModerationRecordRow,
  NoteText,
  SearchModeration,
  TextSeen,
} from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** Between two searches of a key that nobody gave an interval of its own. */
const usualIntervalMs = 120_000;

/** @see StatePort.noteText */
export async function noteText(db: Db, { textHash, place, author, at, since }: NoteText): Promise<TextSeen> {
  await db
    .insertInto('moderation_texts')
    .values({ id: `${textHash}.${place}.${author}`, text_hash: textHash, place, author, times: 1, at })
    .onConflict((c) => c.column('id').doUpdateSet({ times: sql`${sql.ref('moderation_texts.times')} + 1`, at }))
    .execute();
  const { places, authors, times } = await db
    .selectFrom('moderation_texts')
    .select((eb) => [
      eb.fn.count<number>('place').distinct().as('places'),
      eb.fn.count<number>('author').distinct().as('authors'),
      eb.fn.sum<number>('times').as('times'),
    ])
    .where('text_hash', '=', textHash)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return { places: Number(places), authors: Number(authors), times: Number(times) };
}

/** @see StatePort.countModeration */
export async function countModeration(
  db: Db,
  accountId: string,
  outcome: ModerationOutcome,
  at: Millis,
): Promise<void> {
  const one = {
    passed: outcome === 'pass' ? 1 : 0,
    flagged: outcome === 'flag' ? 1 : 0,
    deleted: outcome === 'delete' ? 1 : 0,
    total: 1,
  };
  // One statement each: counted exactly, whoever else counts at the same moment.
  const more = (table: 'moderation_totals' | 'moderation_minutes') =>
    Object.fromEntries(Object.entries(one).map(([name, n]) => [name, sql`${sql.ref(`${table}.${name}`)} + ${n}`]));
  await db
    .insertInto('moderation_totals')
    .values({ account_id: accountId, ...one })
    .onConflict((c) => c.column('account_id').doUpdateSet(more('moderation_totals')))
    .execute();
  await db
    .insertInto('moderation_minutes')
    .values({ id: `${accountId}.${at}`, account_id: accountId, at, ...one })
    .onConflict((c) => c.column('id').doUpdateSet(more('moderation_minutes')))
    .execute();
}

/** @see StatePort.recordDecision */
export async function recordDecision(
  db: Db,
  accountId: string,
  { id, outcome, at, sid }: DecisionRow,
  recordAt: Millis,
): Promise<DecisionRow> {
  const added = await db
    .insertInto('moderation_decisions')
    .values({ account_id: accountId, id, outcome, at, sid })
    .onConflict((c) => c.columns(['account_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) await countModeration(db, accountId, outcome, recordAt);
  const row = await db
    .selectFrom('moderation_decisions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id: row.id, outcome: row.outcome, at: row.at, sid: row.sid };
}

/** @see StatePort.moderationTotals */
export async function moderationTotals(db: Db, accountId: string): Promise<ModerationCounts> {
  const row = await db
    .selectFrom('moderation_totals')
    .select(['passed', 'flagged', 'deleted', 'total'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ?? { passed: 0, flagged: 0, deleted: 0, total: 0 };
}

/** @see StatePort.searchModeration */
export async function searchModeration(
  db: Db,
  { accountId, keyId, from, to, now, limit }: SearchModeration,
): Promise<{ records: ModerationRecordRow[] } | { retryAt: Millis }> {
  // Whoever asks at the same moment waits for this row, and then finds it taken.
  const taken = await db
    .insertInto('moderation_keys')
    .values({ key_id: keyId, interval_ms: usualIntervalMs, searched_at: now })
    .onConflict((c) =>
      c
        .column('key_id')
        .doUpdateSet({ searched_at: now })
        .where(
          sql<boolean>`${sql.ref('moderation_keys.searched_at')} + ${sql.ref('moderation_keys.interval_ms')} <= ${now}`,
        ),
    )
    .returning('key_id')
    .executeTakeFirst();
  if (!taken) {
    const { searched_at, interval_ms } = await db
      .selectFrom('moderation_keys')
      .selectAll()
      .where('key_id', '=', keyId)
      .executeTakeFirstOrThrow();
    return { retryAt: searched_at + interval_ms };
  }
  const records = await db
    .selectFrom('moderation_minutes')
    .select(['at', 'passed', 'flagged', 'deleted', 'total'])
    .where('account_id', '=', accountId)
    .where('at', '>=', from)
    .where('at', '<', to)
    // A record is committed at its stamp.
    .where('at', '<=', now)
    .orderBy('at')
    .limit(limit)
    .execute();
  return { records };
}

/** @see StatePort.setSearchInterval */
export async function setSearchInterval(db: Db, keyId: string, intervalMs: number): Promise<void> {
  await db
    .insertInto('moderation_keys')
    .values({ key_id: keyId, interval_ms: intervalMs, searched_at: 0 })
    .onConflict((c) => c.column('key_id').doUpdateSet({ interval_ms: intervalMs }))
    .execute();
}
