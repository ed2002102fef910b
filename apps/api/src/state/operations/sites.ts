import type { SiteSettings } from '@veridict/contract';
import type { Kysely } from 'kysely';
import type { Millis, Page, PageOf, SiteRow } from '../port.ts';
import type { Tables } from '../schema.ts';
import { revokeFrom } from './keys.ts';
import { readPage } from './paging.ts';
import { toSite } from './rows.ts';

type Db = Kysely<Tables>;

/** @see StatePort.createSite */
export async function createSite(db: Db, site: SiteRow): Promise<void> {
  await db
    .insertInto('sites')
    .values({
      id: site.id,
      account_id: site.accountId,
      name: site.name,
      origins: JSON.stringify(site.origins),
      public_verdict: site.public_verdict,
      thresholds: JSON.stringify(site.thresholds),
      category_policy: JSON.stringify(site.category_policy),
      failover: site.failover,
      contact: site.contact ?? null,
      created_at: site.createdAt,
    })
    .execute();
}

/** @see StatePort.getSite */
export async function getSite(db: Db, accountId: string, id: string): Promise<SiteRow | null> {
  const row = await db
    .selectFrom('sites')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toSite(row) : null;
}

/** @see StatePort.listSites */
export async function listSites(db: Db, accountId: string, page: PageOf): Promise<Page<SiteRow>> {
  return readPage(db.selectFrom('sites').selectAll().where('account_id', '=', accountId), page, toSite);
}

/** @see StatePort.updateSite */
export async function updateSite(
  db: Db,
  accountId: string,
  id: string,
  change: Partial<SiteSettings>,
): Promise<SiteRow | null> {
  const set = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.origins !== undefined && { origins: JSON.stringify(change.origins) }),
    ...(change.public_verdict !== undefined && { public_verdict: change.public_verdict }),
    ...(change.thresholds !== undefined && { thresholds: JSON.stringify(change.thresholds) }),
    ...(change.category_policy !== undefined && { category_policy: JSON.stringify(change.category_policy) }),
    ...(change.failover !== undefined && { failover: change.failover }),
    ...(change.contact !== undefined && { contact: change.contact }),
  };
  if (Object.keys(set).length === 0) return getSite(db, accountId, id);
  const row = await db
    .updateTable('sites')
    .set(set)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ? toSite(row) : null;
}

/** @see StatePort.deleteSite */
export async function deleteSite(db: Db, accountId: string, id: string, at: Millis): Promise<boolean> {
  const gone = await db
    .deleteFrom('sites')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!gone) return false;
  await db.updateTable('keys').set(revokeFrom(at)).where('site_id', '=', id).execute();
  return true;
}
