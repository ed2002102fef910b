import { type Kysely, sql } from 'kysely';
import type { RateTake, RateTaken } from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** @see StatePort.takeRates */
export async function takeRates(db: Db, takes: readonly RateTake[]): Promise<RateTaken[]> {
  // In one order for all, so that two processes with the same keys never wait for each other in a ring.
  const inOrder = takes.map((take, index) => ({ take, index })).sort((a, b) => (a.take.name < b.take.name ? -1 : 1));
  const answers: RateTaken[] = [];
  for (const { take, index } of inOrder) answers[index] = await takeOne(db, take);
  return answers;
}

/** One statement, so that it counts exactly: a window that is over begins anew, else what fits into it is added. */
async function takeOne(db: Db, { name, at, n, limit, windowMs }: RateTake): Promise<RateTaken> {
  const first = Math.max(0, Math.min(n, limit));
  const [used, started] = [sql.ref('rate_windows.used'), sql.ref('rate_windows.started_at')];
  const isOver = sql`${sql.ref('excluded.started_at')} - ${started} >= ${windowMs}`;
  const fits = sql<number>`case
    when ${isOver} then ${sql.ref('excluded.used')}
    when ${used} + ${n} <= ${limit} then ${n}
    when ${used} < ${limit} then ${limit} - ${used}
    else 0 end`;
  const row = await db
    .insertInto('rate_windows')
    .values({ name, started_at: at, used: first, granted: first })
    .onConflict((c) =>
      c.column('name').doUpdateSet({
        started_at: sql<number>`case when ${isOver} then ${sql.ref('excluded.started_at')} else ${started} end`,
        used: sql<number>`case when ${isOver} then ${sql.ref('excluded.used')} else ${used} + ${fits} end`,
        granted: fits,
      }),
    )
    .returning(['started_at', 'used', 'granted'])
    .executeTakeFirstOrThrow();
  return { startedAt: row.started_at, used: row.used, granted: row.granted };
}
