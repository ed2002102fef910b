import type { Kysely } from 'kysely';
import type { KeyWithOwner } from '../port.ts';
import type { Tables } from '../schema.ts';
import { findKey } from './keys.ts';

/** @see StatePort.findForwarder */
export async function findForwarder(db: Kysely<Tables>, start: string): Promise<KeyWithOwner | null> {
  // Hashes are hex: all that begin so lie before the same followed by a letter beyond f.
  const row = await db
    .selectFrom('keys')
    .select('hash')
    .where('hash', '>=', start)
    .where('hash', '<', `${start}g`)
    .limit(1)
    .executeTakeFirst();
  return row ? findKey(db, row.hash) : null;
}
