import { type Kysely, sql } from 'kysely';
import type { QuotaTake } from '../port.ts';
import type { Tables } from '../schema.ts';
import { notify } from './deliveries.ts';

type Db = Kysely<Tables>;

/** @see StatePort.takeQuota */
export async function takeQuota(db: Db, takes: QuotaTake[]): Promise<Array<{ granted: number; used: number }>> {
  // In one order for all, so that two processes with the same accounts never wait for each other in a ring.
  const inOrder = takes
    .map((take, index) => ({ take, index }))
    .sort((a, b) => compare(a.take.accountId, b.take.accountId) || compare(a.take.month, b.take.month));
  const answers: Array<{ granted: number; used: number }> = [];
  for (const { take, index } of inOrder) {
    const answer = await takeOne(db, take);
    answers[index] = answer;
    await countDay(db, take, answer.granted);
    await tellNear(db, take, answer);
  }
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

/** @see StatePort.usageDays */
export async function usageDays(
  db: Db,
  accountId: string,
  from: string,
  to: string,
): Promise<Array<{ day: string; used: number }>> {
  return db
    .selectFrom('usage_days')
    .select(['day', 'used'])
    .where('account_id', '=', accountId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute();
}

async function countDay(db: Db, { accountId, at }: QuotaTake, granted: number): Promise<void> {
  if (at === undefined || granted === 0) return;
  const day = new Date(at).toISOString().slice(0, 10);
  await db
    .insertInto('usage_days')
    .values({ id: `${accountId}.${day}`, account_id: accountId, day, used: granted, at })
    .onConflict((c) => c.column('id').doUpdateSet({ used: sql`${sql.ref('usage_days.used')} + ${granted}` }))
    .execute();
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

/** Shares of the limit, in percent, of which endpoints are told: by whichever take goes past them. */
const TOLD_AT = [80, 100] as const;

async function tellNear(db: Db, take: QuotaTake, { granted, used }: { granted: number; used: number }): Promise<void> {
  const { accountId, month, limit, at } = take;
  if (at === undefined) return;
  for (const percent of TOLD_AT) {
    const mark = (limit * percent) / 100;
    if (used < mark || used - granted >= mark) continue;
    const data = { account_id: accountId, month, used, limit, percent };
    await notify(db, { type: 'quota.near', accountId, siteId: null, at, data });
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
