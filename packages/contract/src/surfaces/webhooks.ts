import { z } from 'zod';
import { action, band, identity } from '../verdict.ts';
import { accountId, keyMode, siteId } from './admin.ts';

/** What endpoints may be told of. `feed.stale` is about the whole deployment: only its own key may ask for it. */
export const WEBHOOK_EVENTS = ['verdict.blocked', 'quota.near', 'feed.stale'] as const;
export const webhookEvent = z.enum(WEBHOOK_EVENTS);
export type WebhookEvent = z.infer<typeof webhookEvent>;

export const webhookId = z.string().regex(/^wh_[A-Za-z0-9]{20}$/);
const at = z.iso.datetime();
const url = z.url({ protocol: /^https?$/ }).max(2048);
const name = z.string().min(1).max(120);
const events = z.array(webhookEvent).min(1).max(WEBHOOK_EVENTS.length);

/** An address that is told of events, as messages of Standard Webhooks. */
export const webhook = z.object({
  id: webhookId,
  account_id: accountId,
  /** told of this site's events alone; null: of all of the account's */
  site_id: siteId.nullable(),
  name: z.string(),
  url,
  events,
  created_at: at,
  /** since when no message arrived; null while they do */
  failing_since: at.nullable(),
  disabled_at: at.nullable(),
  /** `asked` by an administrator, after days of failure, or because it answered 410 */
  disabled_reason: z.enum(['asked', 'failing', 'gone']).nullable(),
});
export const webhookCreate = z.strictObject({
  account_id: accountId.optional(),
  site_id: siteId.nullable().default(null),
  name: name.default('Webhook'),
  url,
  events,
});
export const webhookUpdate = z.strictObject({
  name: name.optional(),
  url: url.optional(),
  events: events.optional(),
  /** `true` sends what was waiting meanwhile, too */
  enabled: z.boolean().optional(),
});

/** What became of one message to one endpoint. Kept 30 days. */
export const webhookDelivery = z.object({
  /** the same in every attempt: the header `webhook-id` */
  id: z.string(),
  type: z.string(),
  created_at: at,
  state: z.enum(['waiting', 'delivered', 'failed']),
  next_attempt_at: at.nullable(),
  attempts: z.array(
    z.object({
      at,
      /** what the endpoint answered; null where it did not */
      status: z.int().nullable(),
      error: z.string().nullable(),
      ms: z.int().min(0),
    }),
  ),
  /** what is sent, byte for byte */
  body: z.string(),
});

const told = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ type: z.literal(type), timestamp: at, data });
/** The body of a message. More fields may come. */
export const webhookMessage = z.discriminatedUnion('type', [
  told(
    'verdict.blocked',
    z.object({
      account_id: accountId,
      site_id: siteId,
      session_id: z.string(),
      mode: keyMode,
      origin: z.string(),
      score: z.int().min(0).max(100),
      band,
      action,
      action_source: z.string(),
      hard_rule_hit: z.string(),
      identity,
    }),
  ),
  told(
    'quota.near',
    z.object({
      account_id: accountId,
      month: z.string(),
      used: z.int(),
      limit: z.int(),
      /** percent of the limit that is reached */
      percent: z.union([z.literal(80), z.literal(100)]),
    }),
  ),
  told(
    'feed.stale',
    z.object({
      feed: z.string(),
      /** when it was last known to be current */
      checked_at: at,
      error: z.string().nullable(),
    }),
  ),
  told('webhook.test', z.object({ account_id: accountId, webhook_id: webhookId })),
]);
export type WebhookMessage = z.infer<typeof webhookMessage>;
