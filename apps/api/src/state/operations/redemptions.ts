import type { Kysely } from 'kysely';
import type { Redeem } from '../port.ts';
import type { Tables } from '../schema.ts';

/** @see StatePort.redeem */
export async function redeem(
  db: Kysely<Tables>,
  { tokenHash, idempotencyKey, answer, expiresAt }: Redeem,
): Promise<string | null> {
  const first = await db
    .insertInto('redemptions')
    .values({ token_hash: tokenHash, idempotency_key: idempotencyKey, answer, expires_at: expiresAt })
    .onConflict((c) => c.column('token_hash').doNothing())
    .returning('token_hash')
    .executeTakeFirst();
  if (first) return answer;
  const there = await db
    .selectFrom('redemptions')
    .select(['idempotency_key', 'answer'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return there && idempotencyKey !== null && there.idempotency_key === idempotencyKey ? there.answer : null;
}
