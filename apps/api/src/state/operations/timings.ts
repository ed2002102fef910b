import type { Kysely } from 'kysely';
import { frozen, type PlaceOf } from '../frozen.ts';
import type { SeenTimings } from '../port.ts';
import type { Tables } from '../schema.ts';

const noted = frozen((db, value: PlaceOf<{ hash: string; sid: string; at: number }>) =>
  db
    .insertInto('timings')
    .values({ hash: value('hash'), sid: value('sid'), seen_at: value('at') })
    .onConflict((c) => c.columns(['hash', 'sid']).doNothing()),
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
export async function meetTimings(db: Kysely<Tables>, { hashes, sid, at, since }: SeenTimings): Promise<number[]> {
  // Written before it is counted: of two sessions at once at least the later one sees the other.
  for (const hash of hashes) await noted(db, { hash, sid, at });
  const counts: number[] = [];
  for (const hash of hashes) counts.push((await others(db, { hash, sid, since })).rows.length);
  return counts;
}
