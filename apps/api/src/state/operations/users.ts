import type { Kysely } from 'kysely';
import type { LinkUser } from '../port.ts';
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
