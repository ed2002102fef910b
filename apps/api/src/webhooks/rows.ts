import type { WebhookEvent } from '@veridict/contract';

/** Milliseconds since the epoch. */
type Millis = number;

/** An endpoint of an account. */
export interface WebhookRow {
  id: string;
  accountId: string;
  /** null: all of the account's events */
  siteId: string | null;
  name: string;
  url: string;
  events: WebhookEvent[];
  createdAt: Millis;
  failingSince: Millis | null;
  disabledAt: Millis | null;
  disabledReason: 'asked' | 'failing' | 'gone' | null;
}

/** What an administrator may change. */
export type WebhookChange = Partial<
  Pick<WebhookRow, 'name' | 'url' | 'events' | 'failingSince' | 'disabledAt' | 'disabledReason'>
>;

/** Something that endpoints are to be told of. */
export interface Notice {
  type: WebhookEvent;
  /** whose; null: the deployment's, told to every endpoint that asked for it */
  accountId: string | null;
  /** null: not of one site; told to endpoints of the whole account */
  siteId: string | null;
  at: Millis;
  data: object;
  /** told again only after so long without a notice of the same name; null: never again while the name is remembered */
  once?: { name: string; afterMs: Millis | null } | undefined;
}

/** One attempt to deliver a message. */
export interface Attempt {
  at: Millis;
  status: number | null;
  error: string | null;
  ms: number;
}

/** A message to one endpoint. */
export interface DeliveryRow {
  id: string;
  webhookId: string;
  type: string;
  body: string;
  createdAt: Millis;
  state: 'waiting' | 'delivered' | 'failed';
  nextAt: Millis | null;
  attempts: Attempt[];
}

/** Who asks for messages that are due. */
export interface ClaimDeliveries {
  now: Millis;
  /** after so long without an outcome a message is due again */
  leaseMs: Millis;
  /** endpoints at once, and messages of each */
  endpoints: number;
  each: number;
  /** endpoints that the caller is still busy with */
  busy: string[];
}

/** A message that only its claimant sends until the lease ends. */
export interface ClaimedDelivery {
  id: string;
  claim: string;
  webhookId: string;
  url: string;
  body: string;
  /** attempts before this one */
  tried: number;
}

/** How an attempt ended. */
export interface SettleDelivery {
  id: string;
  claim: string;
  attempt: Attempt;
  isDelivered: boolean;
  /** when to try again; null: not any more */
  nextAt: Millis | null;
  /** the endpoint is disabled for good, or when it has failed since before this */
  isGone: boolean;
  failingBefore: Millis;
}
