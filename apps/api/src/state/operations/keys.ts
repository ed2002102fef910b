import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import type { KeyRow, KeyWithOwner, Millis, Page, PageOf } from '../port.ts';
import type { Tables } from '../schema.ts';
import { readPage } from './paging.ts';
import { fromKey, toAccount, toKey, toSite } from './rows.ts';

type Db = Kysely<Tables>;

/** The change that revokes a key from a moment on; an earlier revocation stands. */
export const revokeFrom = (at: Millis) => (eb: ExpressionBuilder<Tables, 'keys'>) => ({
  revoked_at: eb.case().when('revoked_at', '<', at).then(eb.ref('revoked_at')).else(at).end(),
});

/** @see StatePort.createKey */
export async function createKey(db: Db, key: KeyRow): Promise<void> {
  await db.insertInto('keys').values(fromKey(key)).execute();
}

/** @see StatePort.findKey */
export async function findKey(db: Db, hash: string): Promise<KeyWithOwner | null> {
  const row = await db
    .selectFrom('keys')
    .innerJoin('accounts', 'accounts.id', 'keys.account_id')
    .leftJoin('sites', (join) =>
      join.onRef('sites.id', '=', 'keys.site_id').onRef('sites.account_id', '=', 'keys.account_id'),
    )
    .selectAll('keys')
    .select([
      'accounts.name as account_name',
      'accounts.tier as account_tier',
      'accounts.created_at as account_created_at',
      'sites.id as joined_site_id',
      'sites.name as site_name',
      'sites.origins as site_origins',
      'sites.public_verdict as site_public_verdict',
      'sites.thresholds as site_thresholds',
      'sites.category_policy as site_category_policy',
      'sites.failover as site_failover',
      'sites.created_at as site_created_at',
    ])
    .where('keys.hash', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    key: toKey(row),
    account: toAccount({
      id: row.account_id,
      name: row.account_name,
      tier: row.account_tier,
      created_at: row.account_created_at,
    }),
    site:
      row.joined_site_id === null
        ? null
        : toSite({
            id: row.joined_site_id,
            account_id: row.account_id,
            name: row.site_name,
            origins: row.site_origins,
            public_verdict: row.site_public_verdict,
            thresholds: row.site_thresholds,
            category_policy: row.site_category_policy,
            failover: row.site_failover,
            created_at: row.site_created_at,
          } as Selectable<Tables['sites']>),
  };
}

/** @see StatePort.getKey */
export async function getKey(db: Db, accountId: string, id: string): Promise<KeyRow | null> {
  const row = await db
    .selectFrom('keys')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toKey(row) : null;
}

/** @see StatePort.listKeys */
export async function listKeys(db: Db, accountId: string, page: PageOf): Promise<Page<KeyRow>> {
  return readPage(db.selectFrom('keys').selectAll().where('account_id', '=', accountId), page, toKey);
}

/** @see StatePort.revokeKey */
export async function revokeKey(db: Db, accountId: string, id: string, at: Millis): Promise<KeyRow | null> {
  const row = await db
    .updateTable('keys')
    .set(revokeFrom(at))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ? toKey(row) : null;
}

/** @see StatePort.rotateKey */
export async function rotateKey(
  db: Db,
  accountId: string,
  id: string,
  fresh: KeyRow,
  revokeAt: Millis,
): Promise<KeyRow | null> {
  if (!(await revokeKey(db, accountId, id, revokeAt))) return null;
  await createKey(db, fresh);
  return fresh;
}

/** @see StatePort.touchKeys */
export async function touchKeys(db: Db, uses: Array<{ id: string; at: Millis }>): Promise<void> {
  // In one order for all, so that two processes with the same keys never wait for each other in a ring.
  for (const { id, at } of [...uses].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    await db
      .updateTable('keys')
      .set({ last_used_at: at })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', at)]))
      .execute();
  }
}

/** @see StatePort.markKeyExposed */
export async function markKeyExposed(db: Db, id: string, at: Millis): Promise<void> {
  await db.updateTable('keys').set({ exposed_at: at }).where('id', '=', id).where('exposed_at', 'is', null).execute();
}
