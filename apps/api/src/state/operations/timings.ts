import type { Kysely } from 'kysely';
import { frozen, type PlaceOf } from '../frozen.ts';
import type { SeenTimings } from '../port.ts';
import type { Tables } from '../schema.ts';

const noted = frozen((db, value: PlaceOf<{ id: string; hash: string; sid: string; at: number }>) =>
  db
    .insertInto('timings')
    .values({ id: value('id'), hash: value('hash'), sid: value('sid'), seen_at: value('at') })
    .onConflict((c) => c.column('id').doNothing()),
);
/** Whoever plays a recording a thousand times is known by the first hundred: counting more would only cost time. */
const most = 100;
const others = frozen((db, value: PlaceOf<{ hash: string; sid: string; since: number }>) =>
  db
    .selectFrom('timings')
    .select('sid')
    .where('hash', '=', value('hash'))
    .where('sid', '!=', value('sid'))
    .where('seen_at', '>=', value('since'))
    .limit(most),
);

/** @see StatePort.meetTimings */
export async function meetTimings(db: Kysely<Tables>, { hash, sid, at, since }: SeenTimings): Promise<number> {
  // Written before it is counted: of two sessions at once at least the later one sees the other.
  await noted(db, { id: `${hash}.${sid}`, hash, sid, at });
  return (await others(db, { hash, sid, since })).rows.length;
}
