import type { LinkSettings } from '@veridict/contract';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { LinkRow, LinkVisit, Millis, Page, PageOf } from '../port.ts';
import type { Tables } from '../schema.ts';
import { readPage } from './paging.ts';

type Db = Kysely<Tables>;

const toLink = (row: Selectable<Tables['links']>): LinkRow => ({
  keyname: row.id,
  accountId: row.account_id,
  settings: JSON.parse(row.settings) as LinkSettings,
  createdAt: row.created_at,
});

/** @see StatePort.createLink */
export async function createLink(db: Db, { keyname, accountId, settings, createdAt }: LinkRow): Promise<boolean> {
  const added = await db
    .insertInto('links')
    .values({ id: keyname, account_id: accountId, settings: JSON.stringify(settings), created_at: createdAt })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** @see StatePort.findLink */
export async function findLink(db: Db, keyname: string): Promise<LinkRow | null> {
  const row = await db.selectFrom('links').selectAll().where('id', '=', keyname).executeTakeFirst();
  return row ? toLink(row) : null;
}

/** @see StatePort.getLink */
export async function getLink(db: Db, accountId: string, keyname: string): Promise<LinkRow | null> {
  const found = await findLink(db, keyname);
  return found?.accountId === accountId ? found : null;
}

/** @see StatePort.listLinks */
export async function listLinks(db: Db, accountId: string, page: PageOf): Promise<Page<LinkRow>> {
  return readPage(db.selectFrom('links').selectAll().where('account_id', '=', accountId), page, toLink);
}

/** @see StatePort.updateLink */
export async function updateLink(
  db: Db,
  accountId: string,
  keyname: string,
  settings: LinkSettings,
): Promise<LinkRow | null> {
  const row = await db
    .updateTable('links')
    .set({ settings: JSON.stringify(settings) })
    .where('account_id', '=', accountId)
    .where('id', '=', keyname)
    .returningAll()
    .executeTakeFirst();
  return row ? toLink(row) : null;
}

/** @see StatePort.deleteLink */
export async function deleteLink(db: Db, accountId: string, keyname: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('links')
    .where('account_id', '=', accountId)
    .where('id', '=', keyname)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** @see StatePort.recordLinkVisit */
export async function recordLinkVisit(db: Db, { keyname, visitor, isAttack, at }: LinkVisit): Promise<void> {
  const attacks = isAttack ? 1 : 0;
  await db
    .insertInto('link_visitors')
    .values({ id: `${keyname}.${visitor}`, keyname, visitor, attacks, script_at: null, at })
    .onConflict((c) =>
      c.column('id').doUpdateSet({ attacks: sql`${sql.ref('link_visitors.attacks')} + ${attacks}`, at }),
    )
    .execute();
}

/** @see StatePort.recordLinkScript */
export async function recordLinkScript(db: Db, keyname: string, visitor: string, at: Millis): Promise<boolean> {
  const seen = await db
    .updateTable('link_visitors')
    .set({ script_at: at })
    .where('id', '=', `${keyname}.${visitor}`)
    .returning('id')
    .executeTakeFirst();
  return seen !== undefined;
}

/** @see StatePort.countAttacks */
export async function countAttacks(db: Db, visitor: string, since: Millis): Promise<number> {
  const { attacks } = await db
    .selectFrom('link_visitors')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('attacks'), sql`0`).as('attacks'))
    .where('visitor', '=', visitor)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(attacks);
}
