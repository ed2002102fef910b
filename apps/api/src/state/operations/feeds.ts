import type { Kysely } from 'kysely';
import type { FeedFailure, NoteFeeds } from '../port.ts';
import type { Tables } from '../schema.ts';

const maxErrorLength = 500;

/** @see StatePort.noteFeeds */
export async function noteFeeds(db: Kysely<Tables>, { failed, good, at }: NoteFeeds): Promise<void> {
  if (good.length > 0) await db.deleteFrom('feed_failures').where('name', 'in', good).execute();
  for (const { name, error } of [...failed].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const row = { error: error.slice(0, maxErrorLength), at };
    await db
      .insertInto('feed_failures')
      .values({ name, ...row })
      .onConflict((c) => c.column('name').doUpdateSet(row))
      .execute();
  }
}

/** @see StatePort.listFeedFailures */
export async function listFeedFailures(db: Kysely<Tables>): Promise<FeedFailure[]> {
  const rows = await db.selectFrom('feed_failures').selectAll().orderBy('name').execute();
  return rows.map(({ name, error, at }) => ({ name, error, at: Number(at) }));
}
