import { type Kysely, sql } from 'kysely';
import type { QuotaTake } from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** @see StatePort.takeQuota */
export async function takeQuota(db: Db, takes: QuotaTake[]): Promise<Array<{ granted: number; used: number }>> {
  // In one order for all, so that two processes with the same accounts never wait for each other in a ring.
  const inOrder = takes
    .map((take, index) => ({ take, index }))
    .sort((a, b) => compare(a.take.accountId, b.take.accountId) || compare(a.take.month, b.take.month));
  const answers: Array<{ granted: number; used: number }> = [];
  for (const { take, index } of inOrder) answers[index] = await takeOne(db, take);
  return answers;
}

/** @see StatePort.usage */
export async function usage(db: Db, accountId: string, month: string): Promise<number> {
  const row = await db
    .selectFrom('usage')
    .select('used')
    .where('account_id', '=', accountId)
    .where('month', '=', month)
    .executeTakeFirst();
  return row?.used ?? 0;
}

/** One statement, so that it counts exactly at every isolation level: what fits below the limit now is added. */
async function takeOne(db: Db, { accountId, month, n, limit }: QuotaTake): Promise<{ granted: number; used: number }> {
  const first = Math.max(0, Math.min(n, limit));
  const fits = sql<number>`case
    when ${sql.ref('usage.used')} + ${n} <= ${limit} then ${n}
    when ${sql.ref('usage.used')} < ${limit} then ${limit} - ${sql.ref('usage.used')}
    else 0 end`;
  return db
    .insertInto('usage')
    .values({ account_id: accountId, month, used: first, granted: first })
    .onConflict((c) =>
      c.columns(['account_id', 'month']).doUpdateSet({ used: sql`${sql.ref('usage.used')} + ${fits}`, granted: fits }),
    )
    .returning(['granted', 'used'])
    .executeTakeFirstOrThrow();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
