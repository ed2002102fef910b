import type { WebhookRow } from '../../webhooks/rows.ts';

interface Webhooks {
  id: string;
  account_id: string;
  site_id: string | null;
  name: string;
  url: string;
  /** JSON: array of events */
  events: string;
  created_at: number;
  /** when it was last sent something; 0 before the first */
  tried_at: number;
  failing_since: number | null;
  disabled_at: number | null;
  disabled_reason: WebhookRow['disabledReason'];
}

/** Messages to endpoints, before and after they arrive. */
interface WebhookDeliveries {
  id: string;
  webhook_id: string;
  type: string;
  body: string;
  created_at: number;
  state: 'waiting' | 'delivered' | 'failed';
  /** when it is due; while somebody sends it, when it is due again should he vanish; null: over */
  next_at: number | null;
  /** names who sends it now */
  claim: string;
  /** JSON: array of attempts */
  attempts: string;
}

/** What endpoints were told of once. */
interface WebhookMarks {
  name: string;
  at: number;
}

/** Endpoints and their messages. */
export interface WebhookTables {
  webhooks: Webhooks;
  webhook_deliveries: WebhookDeliveries;
  webhook_marks: WebhookMarks;
}
