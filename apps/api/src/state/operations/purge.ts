import { type Kysely, sql } from 'kysely';
import type { Millis } from '../port.ts';
import type { Tables } from '../schema.ts';

const DAY_MS = 86_400_000;

/** How long what outlives its use is kept, milliseconds after the column named. Used nonces go when they expire. */
const KEPT = [
  { table: 'rate_windows', key: 'name', since: 'started_at', forMs: 3_600_000 },
  { table: 'usage_days', key: 'id', since: 'at', forMs: 400 * DAY_MS },
  { table: 'nonces', key: 'nonce', since: 'expires_at', forMs: 0 },
  { table: 'evidence', key: 'jti', since: 'created_at', forMs: 14 * DAY_MS },
  { table: 'timings', key: 'hash, sid', since: 'seen_at', forMs: 14 * DAY_MS },
  { table: 'client_visits', key: 'id', since: 'last_at', forMs: 3_600_000 },
  { table: 'page_views', key: 'jti', since: 'created_at', forMs: 400 * DAY_MS },
  { table: 'visitor_prints', key: 'id', since: 'seen_at', forMs: 90 * DAY_MS },
  { table: 'sessions', key: 'sid', since: 'last_seen_at', forMs: 400 * DAY_MS },
  { table: 'learned_fingerprints', key: 'id', since: 'last_seen_at', forMs: 90 * DAY_MS },
  { table: 'moderation_minutes', key: 'id', since: 'at', forMs: 400 * DAY_MS },
  { table: 'moderation_texts', key: 'id', since: 'at', forMs: 7 * DAY_MS },
  { table: 'link_visitors', key: 'id', since: 'at', forMs: 14 * DAY_MS },
  { table: 'challenges', key: 'id', since: 'expires_at', forMs: DAY_MS },
  { table: 'redemptions', key: 'token_hash', since: 'expires_at', forMs: 0 },
  { table: 'signatures', key: 'id', since: 'expires_at', forMs: 0 },
  { table: 'webhook_deliveries', key: 'id', since: 'created_at', forMs: 30 * DAY_MS },
  { table: 'webhook_marks', key: 'name', since: 'at', forMs: 30 * DAY_MS },
  { table: 'signing_keys', key: 'kid', since: 'retired_at', forMs: 3_600_000 },
] as const;

/** @see StatePort.purge */
export async function purge(db: Kysely<Tables>, now: Millis, limit: number): Promise<number> {
  let gone = 0;
  for (const { table, key, since, forMs } of KEPT) {
    if (gone >= limit) break;
    const [t, k, s] = [sql.table(table), sql.raw(key), sql.ref(since)];
    const { numAffectedRows } = await sql`delete from ${t} where (${k}) in (
      select ${k} from ${t} where ${s} < ${now - forMs} order by ${s} limit ${limit - gone})`.execute(db);
    gone += Number(numAffectedRows ?? 0);
  }
  return gone;
}
