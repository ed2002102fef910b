import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Attempt, ClaimDeliveries, ClaimedDelivery, Notice, SettleDelivery } from '../../webhooks/rows.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;

/** A name nothing else has: the message's own, or of the one who sends it now. */
const fresh = (prefix: string): string => prefix + randomBytes(16).toString('base64url');

/**
 * Puts messages on their way, inside the caller's own transaction: endpoints hear of something if and only if it
 * happened. How many messages that were.
 */
export async function notify(db: Db, notice: Notice): Promise<number> {
  const { type, accountId, siteId, at, data } = notice;
  const listening = (
    await db
      .selectFrom('webhooks')
      .select(['id', 'site_id', 'events'])
      .where('disabled_at', 'is', null)
      .$if(accountId !== null, (q) => q.where('account_id', '=', accountId))
      .$if(accountId === null, (q) => q.where('events', 'like', `%"${type}"%`))
      .execute()
  ).filter(
    ({ site_id, events }) =>
      (site_id === null || site_id === siteId) && (JSON.parse(events) as string[]).includes(type),
  );
  // Before the mark: what nobody listens to was not told.
  if (listening.length === 0 || !(await isFirst(db, notice))) return 0;
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
  for (const { id } of listening) await enqueueMessage(db, { webhookId: id, type, body, at });
  return listening.length;
}

/** @see StatePort.sendTest */
export async function sendTest(db: Db, webhookId: string, body: string, at: number): Promise<string> {
  return enqueueMessage(db, { webhookId, type: 'webhook.test', body, at });
}

async function enqueueMessage(
  db: Db,
  { webhookId, type, body, at }: { webhookId: string; type: string; body: string; at: number },
): Promise<string> {
  const id = fresh('msg_');
  await db
    .insertInto('webhook_deliveries')
    .values({
      id,
      webhook_id: webhookId,
      type,
      body,
      created_at: at,
      state: 'waiting',
      next_at: at,
      claim: '',
      attempts: '[]',
    })
    .execute();
  return id;
}

/** Whether a notice is news. Each of the same name starts its time anew. */
async function isFirst(db: Db, { once, at }: Notice): Promise<boolean> {
  if (!once) return true;
  const { name, afterMs } = once;
  // One statement, so that of two at once one is first.
  const first = await db
    .insertInto('webhook_marks')
    .values({ name, at })
    .onConflict((c) =>
      c
        .column('name')
        .doUpdateSet({ at })
        .where('webhook_marks.at', '<', afterMs === null ? -1 : at - afterMs),
    )
    .returning('name')
    .executeTakeFirst();
  if (first) return true;
  await db.updateTable('webhook_marks').set({ at }).where('name', '=', name).where('at', '<', at).execute();
  return false;
}

/** @see StatePort.claimDeliveries */
export async function claimDeliveries(db: Db, input: ClaimDeliveries): Promise<ClaimedDelivery[]> {
  const { now, leaseMs, endpoints, each, busy } = input;
  // Those first that were tried longest ago, so that nobody's many messages keep others' waiting.
  const due = await db
    .selectFrom('webhooks')
    .select(['id', 'url'])
    .where('disabled_at', 'is', null)
    .$if(busy.length > 0, (q) => q.where('id', 'not in', busy))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhook_deliveries')
          .select(sql`1`.as('one'))
          .whereRef('webhook_id', '=', 'webhooks.id')
          .where('next_at', '<=', now),
      ),
    )
    .orderBy('tried_at')
    .orderBy('id')
    .limit(endpoints)
    .execute();
  const claimed: ClaimedDelivery[] = [];
  for (const { id: webhookId, url } of due) {
    const claim = fresh('');
    const rows = await db
      .updateTable('webhook_deliveries')
      .set({ next_at: now + leaseMs, claim })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('webhook_deliveries')
          .select('id')
          .where('webhook_id', '=', webhookId)
          .where('next_at', '<=', now)
          .orderBy('next_at')
          .orderBy('id')
          .limit(each),
      )
      // Looked at again when another process had the row: it is not due any more then.
      .where('next_at', '<=', now)
      .returning(['id', 'body', 'attempts', 'created_at'])
      .execute();
    rows.sort((a, b) => a.created_at - b.created_at);
    for (const { id, body, attempts } of rows)
      claimed.push({ id, claim, webhookId, url, body, tried: (JSON.parse(attempts) as Attempt[]).length });
  }
  return claimed;
}

/** @see StatePort.settleDelivery */
export async function settleDelivery(db: Db, input: SettleDelivery): Promise<'settled' | 'disabled' | 'lost'> {
  const { id, claim, attempt, isDelivered, nextAt, isGone, failingBefore } = input;
  const mine = await db
    .updateTable('webhook_deliveries')
    .set({ state: isDelivered ? 'delivered' : nextAt === null ? 'failed' : 'waiting', next_at: nextAt, claim: '' })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .returning(['webhook_id', 'attempts'])
    .executeTakeFirst();
  // The lease was over and somebody else has it: his outcome counts.
  if (!mine) return 'lost';
  const attempts = JSON.stringify([...(JSON.parse(mine.attempts) as Attempt[]), attempt].slice(-maxAttemptsKept));
  await db.updateTable('webhook_deliveries').set({ attempts }).where('id', '=', id).execute();
  const { at } = attempt;
  const after = await db
    .updateTable('webhooks')
    .set((eb) => ({
      tried_at: at,
      failing_since: isDelivered ? null : eb.fn.coalesce('failing_since', sql<number>`${at}`),
    }))
    .where('id', '=', mine.webhook_id)
    .returning(['failing_since', 'disabled_at'])
    .executeTakeFirst();
  const isHopeless = isGone || (after?.failing_since ?? at) < failingBefore;
  if (!after || isDelivered || !isHopeless || after.disabled_at !== null) return 'settled';
  await db
    .updateTable('webhooks')
    .set({ disabled_at: at, disabled_reason: isGone ? 'gone' : 'failing' })
    .where('id', '=', mine.webhook_id)
    .execute();
  return 'disabled';
}

/** More than the schedule has, for messages that were sent again by hand. */
const maxAttemptsKept = 30;
