import type {
  ClaimDeliveries,
  ClaimedDelivery,
  DeliveryRow,
  Notice,
  SettleDelivery,
  WebhookChange,
  WebhookRow,
} from '../../webhooks/rows.ts';
import type { Millis, Page, PageOf } from './terms.ts';

/** Endpoints and the messages on their way to them. */
export interface WebhooksPort {
  /** False when the account has `most` endpoints. */
  createWebhook(row: WebhookRow, most: number): Promise<boolean>;
  getWebhook(accountId: string, id: string): Promise<WebhookRow | null>;
  listWebhooks(accountId: string, page: PageOf): Promise<Page<WebhookRow>>;
  updateWebhook(accountId: string, id: string, change: WebhookChange): Promise<WebhookRow | null>;
  deleteWebhook(accountId: string, id: string): Promise<boolean>;
  /** Puts messages on their way to the endpoints that asked for them; how many. */
  notify(notice: Notice): Promise<number>;
  /** Puts one message on its way to one endpoint; its id. */
  sendTest(webhookId: string, body: string, at: Millis): Promise<string>;
  /** Messages that are due; each is nobody else's until its lease ends. */
  claimDeliveries(input: ClaimDeliveries): Promise<ClaimedDelivery[]>;
  /** Writes an attempt down. `lost` when the lease was over and the message went to somebody else. */
  settleDelivery(input: SettleDelivery): Promise<'settled' | 'disabled' | 'lost'>;
  /** Newest first. The caller has seen that the endpoint is the account's. */
  listDeliveries(webhookId: string, page: PageOf): Promise<Page<DeliveryRow>>;
  /** Makes a message due that is over. */
  retryDelivery(webhookId: string, id: string, at: Millis): Promise<DeliveryRow | null>;
}
