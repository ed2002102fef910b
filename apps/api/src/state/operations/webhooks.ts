import type { WebhookEvent } from '@veridict/contract';
import type { Kysely, Selectable } from 'kysely';
import type { DeliveryRow, WebhookChange, WebhookRow } from '../../webhooks/rows.ts';
import type { Millis, Page, PageOf } from '../port.ts';
import type { Tables } from '../schema.ts';
import { readPage } from './paging.ts';

type Db = Kysely<Tables>;

const toWebhook = (row: Selectable<Tables['webhooks']>): WebhookRow => ({
  id: row.id,
  accountId: row.account_id,
  siteId: row.site_id,
  name: row.name,
  url: row.url,
  events: JSON.parse(row.events) as WebhookEvent[],
  createdAt: row.created_at,
  failingSince: row.failing_since,
  disabledAt: row.disabled_at,
  disabledReason: row.disabled_reason,
});

const toDelivery = (row: Selectable<Tables['webhook_deliveries']>): DeliveryRow => ({
  id: row.id,
  webhookId: row.webhook_id,
  type: row.type,
  body: row.body,
  createdAt: row.created_at,
  state: row.state,
  nextAt: row.next_at,
  attempts: JSON.parse(row.attempts) as DeliveryRow['attempts'],
});

/** @see StatePort.createWebhook */
export async function createWebhook(db: Db, row: WebhookRow, most: number): Promise<boolean> {
  const { n } = await db
    .selectFrom('webhooks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', row.accountId)
    .executeTakeFirstOrThrow();
  if (Number(n) >= most) return false;
  await db
    .insertInto('webhooks')
    .values({
      id: row.id,
      account_id: row.accountId,
      site_id: row.siteId,
      name: row.name,
      url: row.url,
      events: JSON.stringify(row.events),
      created_at: row.createdAt,
      tried_at: 0,
      failing_since: row.failingSince,
      disabled_at: row.disabledAt,
      disabled_reason: row.disabledReason,
    })
    .execute();
  return true;
}

/** @see StatePort.getWebhook */
export async function getWebhook(db: Db, accountId: string, id: string): Promise<WebhookRow | null> {
  const row = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toWebhook(row) : null;
}

/** @see StatePort.listWebhooks */
export async function listWebhooks(db: Db, accountId: string, page: PageOf): Promise<Page<WebhookRow>> {
  return readPage(db.selectFrom('webhooks').selectAll().where('account_id', '=', accountId), page, toWebhook);
}

/** @see StatePort.updateWebhook */
export async function updateWebhook(
  db: Db,
  accountId: string,
  id: string,
  change: WebhookChange,
): Promise<WebhookRow | null> {
  const { name, url, events, failingSince, disabledAt, disabledReason } = change;
  const row = await db
    .updateTable('webhooks')
    .set({
      // At least one column has to be named.
      id,
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url }),
      ...(events !== undefined && { events: JSON.stringify(events) }),
      ...(failingSince !== undefined && { failing_since: failingSince }),
      ...(disabledAt !== undefined && { disabled_at: disabledAt }),
      ...(disabledReason !== undefined && { disabled_reason: disabledReason }),
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ? toWebhook(row) : null;
}

/** @see StatePort.deleteWebhook */
export async function deleteWebhook(db: Db, accountId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('webhooks')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** @see StatePort.listDeliveries */
export async function listDeliveries(db: Db, webhookId: string, page: PageOf): Promise<Page<DeliveryRow>> {
  return readPage(
    db.selectFrom('webhook_deliveries').selectAll().where('webhook_id', '=', webhookId),
    page,
    toDelivery,
    'desc',
  );
}

/** @see StatePort.retryDelivery */
export async function retryDelivery(db: Db, webhookId: string, id: string, at: Millis): Promise<DeliveryRow | null> {
  const row = await db
    .updateTable('webhook_deliveries')
    // Whoever is sending it now has lost it: a message is never under way twice with one outcome.
    .set({ state: 'waiting', next_at: at, claim: '' })
    .where('webhook_id', '=', webhookId)
    .where('id', '=', id)
    .where('state', '!=', 'waiting')
    .returningAll()
    .executeTakeFirst();
  if (row) return toDelivery(row);
  const waiting = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
  return waiting ? toDelivery(waiting) : null;
}
