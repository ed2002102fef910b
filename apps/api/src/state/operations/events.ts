import type { Kysely } from 'kysely';
import { serverEvent } from '../../hits/events.ts';
import type { RecordEvent } from '../port.ts';
import type { Tables } from '../schema.ts';
import { countInSession } from './outbox-rows.ts';

/** @see StatePort.recordEvent */
export async function recordEvent(db: Kysely<Tables>, input: RecordEvent): Promise<boolean> {
  const { accountId, siteId, mode, sid, event, isCounted } = input;
  const session = await db
    .selectFrom('sessions')
    .select('site_id')
    .where('sid', '=', sid)
    .where('account_id', '=', accountId)
    .where('mode', '=', mode)
    .$if(siteId !== null, (query) => query.where('site_id', '=', siteId!))
    .executeTakeFirst();
  if (!session) return false;
  if (!isCounted || mode === 'test') return true;
  const row = serverEvent({ accountId, siteId: session.site_id, sid }, event);
  await countInSession(db, sid, { hit: null, events: [row], fresh: 1 });
  return true;
}
