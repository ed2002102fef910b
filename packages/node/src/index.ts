export { type Client, createClient, type FailoverVerdict, type LiveAssessment, type LiveVerdict } from './client.ts';
export type { DecideOptions, Decision, DecisionReason, VerdictOptions } from './decision.ts';
export {
  AuthError,
  ConnectionError,
  NotFoundError,
  QuotaError,
  RateLimitError,
  TimeoutError,
  ValidationError,
  VeridictError,
} from './errors.ts';
export type { PassCheck, PassFault, PassOptions } from './offline/pass.ts';
export type { OnUnavailable, Options } from './options.ts';
export type { AssessedRequest, Assessment, ToldConnection } from './surfaces/assess.ts';
export type {
  Moderation,
  ModerationDecision,
  ModerationMethods,
  ModerationOutcome,
  ModerationRecord,
  ModerationTotals,
} from './surfaces/moderation.ts';
export type { Page, Pages } from './surfaces/pages.ts';
export type {
  Identified,
  Siteverify,
  SiteverifyError,
  SiteverifyOptions,
  TokenMethods,
  Tracked,
} from './surfaces/redeem.ts';
export type {
  AddressLookup,
  AddressPlace,
  BlockerCheck,
  LinkCheck,
  LinkStatus,
  SmartUrls,
} from './surfaces/smart-urls.ts';
export type { Asking, EventFilter, Listing, Moment, SessionFilter, Statistics } from './surfaces/statistics.ts';
export type {
  Analytics,
  AnalyticsBucket,
  AnalyticsPeriod,
  BotStatsOverview,
  EventKind,
  Integration,
  SessionDetails,
  SessionEvent,
  SessionSummary,
  SuspiciousSession,
  UsageHistory,
  UsageMetric,
  User,
} from './surfaces/statistics-types.ts';
export type {
  Action,
  Band,
  Failover,
  Identity,
  Layer,
  PassClaims,
  Usage,
  Verdict,
  VerdictSignal,
} from './types.ts';
export {
  type BlockedMessage,
  type FeedMessage,
  type QuotaMessage,
  type TestMessage,
  verifyWebhook,
  WebhookError,
  type WebhookHeaders,
  type WebhookMessage,
  type WebhookOptions,
} from './webhook.ts';
