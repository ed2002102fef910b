import type { Kysely } from 'kysely';
import type { AccountRow, Page, PageOf } from '../port.ts';
import type { Tables } from '../schema.ts';
import { readPage } from './paging.ts';
import { toAccount } from './rows.ts';

type Db = Kysely<Tables>;

/** @see StatePort.createAccount */
export async function createAccount(db: Db, account: AccountRow): Promise<void> {
  await db
    .insertInto('accounts')
    .values({ id: account.id, name: account.name, tier: account.tier, created_at: account.createdAt })
    .execute();
}

/** @see StatePort.getAccount */
export async function getAccount(db: Db, id: string): Promise<AccountRow | null> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** @see StatePort.listAccounts */
export async function listAccounts(db: Db, page: PageOf): Promise<Page<AccountRow>> {
  return readPage(db.selectFrom('accounts').selectAll(), page, toAccount);
}

/** @see StatePort.updateAccount */
export async function updateAccount(
  db: Db,
  id: string,
  { name, tier }: { name?: string | undefined; tier?: AccountRow['tier'] | undefined },
): Promise<AccountRow | null> {
  if (name === undefined && tier === undefined) return getAccount(db, id);
  const row = await db
    .updateTable('accounts')
    .set({ ...(name !== undefined && { name }), ...(tier !== undefined && { tier }) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}
