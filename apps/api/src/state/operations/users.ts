import type { Kysely } from 'kysely';
import type { LinkUser, RecordLate } from '../port.ts';
import type { Tables } from '../schema.ts';
import { enqueueSession } from './outbox-rows.ts';

/** @see StatePort.linkUser */
export async function linkUser(db: Kysely<Tables>, input: LinkUser): Promise<boolean> {
  const { accountId, siteId, mode, sid, userId } = input;
  const linked = await db
    .updateTable('sessions')
    .set({ user_id: userId, user_match: 'linked', match_confidence: 1 })
    .where('sid', '=', sid)
    .where('account_id', '=', accountId)
    .where('mode', '=', mode)
    .$if(siteId !== null, (query) => query.where('site_id', '=', siteId!))
    .returning('sid')
    .executeTakeFirst();
  if (!linked) return false;
  await enqueueSession(db, sid);
  return true;
}

/**
 * Notes who a page says its user is, where the session is not linked already: what was proven is not undone by what is said.
 * A match that the page agrees with stands; one that it contradicts was none.
 */
export async function noteUser(db: Kysely<Tables>, sid: string, user: NonNullable<RecordLate['user']>): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ user_id: user.userId, user_match: user.match, match_confidence: user.confidence })
    .where('sid', '=', sid)
    .where('user_match', '!=', 'linked')
    .$if(user.match === 'claimed', (query) =>
      query.where((eb) => eb.not(eb.and([eb('user_match', '=', 'matched'), eb('user_id', '=', user.userId)]))),
    )
    .execute();
}
