import type { Kysely } from 'kysely';
import type { Millis } from '../port.ts';
import type { Tables } from '../schema.ts';

/** @see StatePort.useSignature */
export async function useSignature(db: Kysely<Tables>, id: string, expiresAt: Millis): Promise<boolean> {
  const taken = await db
    .insertInto('signatures')
    .values({ id, expires_at: expiresAt })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}
