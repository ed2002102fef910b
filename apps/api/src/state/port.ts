import type { AccountsPort } from './port/accounts.ts';
import type { ChallengesPort } from './port/challenges.ts';
import type { KeysPort } from './port/keys.ts';
import type { LimitsPort } from './port/limits.ts';
import type { LinksPort } from './port/links.ts';
import type { ModerationPort } from './port/moderation.ts';
import type { OutboxPort } from './port/outbox.ts';
import type { PageViewsPort } from './port/page-views.ts';
import type { SigningPort } from './port/signing.ts';
import type { Millis } from './port/terms.ts';
import type { TrafficPort } from './port/traffic.ts';
import type { WebhooksPort } from './port/webhooks.ts';

export type * from './port/accounts.ts';
export type * from './port/challenges.ts';
export type * from './port/keys.ts';
export type * from './port/limits.ts';
export type * from './port/links.ts';
export type * from './port/moderation.ts';
export type * from './port/outbox.ts';
export type * from './port/page-views.ts';
export type * from './port/signing.ts';
export type * from './port/terms.ts';
export type * from './port/traffic.ts';

/**
 * The state store: whole operations only, each atomic and durable when its promise resolves; a caller never holds a
 * transaction open. Every look-up of something an account owns takes the account. One suite of cases runs on every store.
 * When the store cannot be reached an operation rejects with `StateUnavailable`; other rejections are bugs.
 */
export interface StatePort
  extends AccountsPort,
    KeysPort,
    PageViewsPort,
    OutboxPort,
    SigningPort,
    ChallengesPort,
    LimitsPort,
    TrafficPort,
    ModerationPort,
    LinksPort,
    WebhooksPort {
  /** Rejects when the store cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
  /** Deletes at most `limit` rows that have outlived their time; how many went. Called until it gives 0. */
  purge(now: Millis, limit: number): Promise<number>;
}

/**
 * The store cannot be reached, cannot write, or is shutting down: nothing was acknowledged. (Should it fail in the very
 * moment of committing, what was asked for may be found recorded later.) Answered 503.
 */
export class StateUnavailable extends Error {
  override name = 'StateUnavailable';
}
