import type { Kysely } from 'kysely';
import type { Millis, RotateSigningKeys, SigningKeyRow } from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** @see StatePort.loadSigningKeys */
export async function loadSigningKeys(db: Db, since: Millis): Promise<SigningKeyRow[]> {
  const rows = await db
    .selectFrom('signing_keys')
    .selectAll()
    .where((eb) => eb.or([eb('slot', 'is not', null), eb('retired_at', '>', since)]))
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute();
  return rows.map(({ kid, x, d, slot, created_at, retired_at }) => ({
    kid,
    x,
    d,
    slot,
    createdAt: created_at,
    retiredAt: retired_at,
  }));
}

/** @see StatePort.addSigningKeys */
export async function addSigningKeys(db: Db, keys: SigningKeyRow[]): Promise<void> {
  for (const { kid, x, d, slot, createdAt, retiredAt } of keys)
    await db
      .insertInto('signing_keys')
      .values({ kid, x, d, slot, created_at: createdAt, retired_at: retiredAt })
      .onConflict((c) => c.column('slot').doNothing())
      .execute();
}

/** @see StatePort.rotateSigningKeys */
export async function rotateSigningKeys(db: Db, rotation: RotateSigningKeys): Promise<boolean> {
  const { active, next, fresh, at, isCompromised } = rotation;
  // Who comes second finds no such active key any more, and the whole is one transaction.
  const retired = await db
    .updateTable('signing_keys')
    .set({ slot: null, retired_at: at })
    .where('slot', '=', 'active')
    .where('kid', '=', active)
    .returning('kid')
    .executeTakeFirst();
  if (!retired) return false;
  // What was replaced before is no safer than what it was replaced by.
  if (isCompromised) await db.updateTable('signing_keys').set({ slot: null, retired_at: 0 }).execute();
  else
    await db
      .updateTable('signing_keys')
      .set({ slot: 'active' })
      .where('slot', '=', 'next')
      .where('kid', '=', next)
      .execute();
  await addSigningKeys(db, fresh);
  return true;
}
