import { type Kysely, sql } from 'kysely';
import type { LearnedRow, Millis } from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** @see StatePort.addLearned */
export async function addLearned(db: Db, rows: LearnedRow[], at: Millis): Promise<void> {
  // In one order for all, so that two processes that learned the same never wait for each other in a ring.
  const inOrder = [...rows].sort((a, b) => compare(a.claim, b.claim) || compare(a.print, b.print));
  for (const { claim, print, seen } of inOrder) {
    await db
      .insertInto('learned_fingerprints')
      .values({ id: `${claim} ${print}`, claim, print, seen, last_seen_at: at })
      .onConflict((c) =>
        c.column('id').doUpdateSet({
          seen: sql`${sql.ref('learned_fingerprints.seen')} + ${seen}`,
          last_seen_at: at,
        }),
      )
      .execute();
  }
}

/** @see StatePort.listLearned */
export async function listLearned(db: Db, since: Millis, limit: number): Promise<LearnedRow[]> {
  const rows = await db
    .selectFrom('learned_fingerprints')
    .select(['claim', 'print', 'seen'])
    .where('last_seen_at', '>=', since)
    .orderBy('seen', 'desc')
    .orderBy('claim')
    .orderBy('print')
    .limit(limit)
    .execute();
  return rows.map(({ claim, print, seen }) => ({ claim, print, seen: Number(seen) }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
