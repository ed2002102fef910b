import type { Kysely } from 'kysely';
import type { SeenTimings } from '../port.ts';
import type { Tables } from '../schema.ts';

/** @see StatePort.meetTimings */
export async function meetTimings(db: Kysely<Tables>, { hash, sid, at, since }: SeenTimings): Promise<number> {
  // Written before it is counted: of two sessions at once at least the later one sees the other.
  await db
    .insertInto('timings')
    .values({ id: `${hash}.${sid}`, hash, sid, seen_at: at })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
  const { others } = await db
    .selectFrom('timings')
    .select((e) => e.fn.countAll().as('others'))
    .where('hash', '=', hash)
    .where('sid', '!=', sid)
    .where('seen_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(others);
}
