import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** @see StatePort.secret */
export async function secret(db: Kysely<Tables>, name: string, fresh: string): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name, value: fresh })
    .onConflict((c) => c.column('name').doNothing())
    .execute();
  const { value } = await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return value;
}
