import type { AccountTables } from './schema/accounts.ts';
import type { DeploymentTables } from './schema/deployment.ts';
import type { LinkTables } from './schema/links.ts';
import type { ModerationTables } from './schema/moderation.ts';
import type { OutboxTables } from './schema/outbox.ts';
import type { PageViewTables } from './schema/page-views.ts';
import type { TrafficTables } from './schema/traffic.ts';
import type { WebhookTables } from './schema/webhooks.ts';

/** The tables, as both stores have them: text ids, milliseconds and counts as numbers, JSON as text. */
export interface Tables
  extends AccountTables,
    PageViewTables,
    OutboxTables,
    TrafficTables,
    ModerationTables,
    LinkTables,
    WebhookTables,
    DeploymentTables {}
