import type { ModerationOutcome } from '@veridict/contract';
import type { ColumnType, Generated } from 'kysely';
import type { OutboxRow } from '../hits/rows.ts';
import type { WebhookRow } from '../webhooks/rows.ts';
import type { KeyKind } from './port.ts';

/** Bytes as drivers hand them over: libsql gives an ArrayBuffer, pg a Buffer. */
type Bytes = ColumnType<Uint8Array | ArrayBuffer, Uint8Array, never>;

interface Accounts {
  id: string;
  name: string;
  tier: string;
  created_at: number;
}

interface Sites {
  id: string;
  account_id: string;
  name: string;
  /** JSON: array of origins */
  origins: string;
  public_verdict: string;
  /** JSON object */
  thresholds: string;
  /** JSON object */
  category_policy: string;
  failover: string;
  /** page or mail address for visitors who are refused */
  contact: string | null;
  created_at: number;
}

interface Keys {
  id: string;
  account_id: string;
  /** No foreign key: a key bound to a site that is gone must not widen to its account. */
  site_id: string | null;
  kind: KeyKind;
  mode: 'live' | 'test';
  /** JSON: array of scopes */
  scopes: string;
  name: string;
  hash: string;
  last4: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  revoked_at: number | null;
  exposed_at: number | null;
}

/** Nonces that were used, until they would have expired anyway. */
interface Nonces {
  nonce: string;
  expires_at: number;
}

/** What is kept of a page view for as long as its session. */
interface PageViews {
  jti: string;
  sid: string;
  site_id: string;
  account_id: string;
  jkt: string;
  token_hash: string;
  ticket_hash: string;
  mode: 'live' | 'test';
  action: string | null;
  origin: string;
  created_at: number;
  expires_at: number;
  judged_at: number;
  score: number;
  hard_rule: string;
  late_seq: number;
  late_count: number;
}

/** What is kept of a page view for 14 days only: what was seen, the context it was judged in, and the findings. */
interface Evidence {
  jti: string;
  created_at: number;
  first: Bytes;
  late: string | null;
  judgement: string;
  context: string;
}

interface Sessions {
  sid: string;
  site_id: string;
  account_id: string;
  mode: 'live' | 'test';
  started_at: number;
  last_seen_at: number;
  page_views: number;
  hard_rule: string;
  visitor_id: string | null;
  /** rises with every change that statistics are told of */
  version: Generated<number>;
  hits: Generated<number>;
  events: Generated<number>;
  max_score: Generated<number>;
  /** JSON object: what of its last hit the session's row in the statistics says; empty before the first */
  last_hit: Generated<string>;
  /** the site's own user, or empty */
  user_id: Generated<string>;
  /** when its challenges were used up without it being let in */
  challenges_spent_at?: number | null;
  /** `linked`, `claimed`, `matched`, or empty */
  user_match: Generated<string>;
  match_confidence: Generated<number>;
}

/** Prints of visitors, as keyed hashes. */
interface VisitorPrints {
  /** site, mode and the print's name */
  id: string;
  visitor_id: string;
  /** site, mode, machine and network: prints that a changed one is compared with; null where the network is not known */
  near: string | null;
  network: string | null;
  /** JSON object: hash by component */
  components: string;
  likeness: number;
  seen_at: number;
}

/** How claimed browsers were seen to open their connections. */
interface LearnedFingerprints {
  /** claim and print */
  id: string;
  claim: string;
  print: string;
  seen: number;
  last_seen_at: number;
}

/** Rows on their way to the statistics, until they are part of a batch. */
interface Outbox {
  id: string;
  target: OutboxRow['table'];
  /** JSON: the row as ClickHouse takes it */
  body: string;
  bytes: number;
}

/** Rows that are being sent, until the statistics have acknowledged all of them. */
interface OutboxBatches {
  id: string;
  /** the process that sends it */
  owner: string;
  claimed_at: number;
  size: number;
  /** JSON: lines by table */
  body: string;
}

interface Usage {
  account_id: string;
  month: string;
  used: number;
  /** What the latest take was granted: the only portable way to learn it from the one statement that counts. */
  granted: number;
}

/** What of the month's usage fell on each day. */
interface UsageDays {
  /** account and day */
  id: string;
  account_id: string;
  day: string;
  used: number;
  at: number;
}

/** How often a key asked in the minute that runs, over all processes. */
interface RateWindows {
  name: string;
  started_at: number;
  used: number;
  /** as in usage: what the latest take was granted */
  granted: number;
}

/** Keys that sign verdicts. Private parts stand in clear, as the nonce key does: whoever reads the store has the key to it too. */
interface SigningKeys {
  /** RFC 7638 thumbprint of the public key */
  kid: string;
  /** public key, base64url */
  x: string;
  /** private key, base64url */
  d: string;
  slot: 'active' | 'next' | null;
  created_at: number;
  retired_at: number | null;
}

interface ModerationCounters {
  passed: number;
  flagged: number;
  deleted: number;
  total: number;
}

/** For ever. */
interface ModerationTotals extends ModerationCounters {
  account_id: string;
}

/** One row for each minute in which something was moderated. */
interface ModerationMinutes extends ModerationCounters {
  id: string;
  account_id: string;
  at: number;
}

interface ModerationDecisions {
  account_id: string;
  id: string;
  outcome: ModerationOutcome;
  at: number;
  sid: string | null;
}

/** Keyed hashes of texts, for as long as the same text elsewhere means something. */
interface ModerationTexts {
  id: string;
  text_hash: string;
  place: string;
  author: string;
  times: number;
  at: number;
}

/** How long a key waits between two searches, and when it last searched. */
interface ModerationKeys {
  key_id: string;
  interval_ms: number;
  searched_at: number;
}

interface Links {
  /** the keyname */
  id: string;
  account_id: string;
  /** JSON object */
  settings: string;
  created_at: number;
}

/** Keyed hashes of the addresses seen at a smart URL. */
interface LinkVisitors {
  id: string;
  keyname: string;
  visitor: string;
  attacks: number;
  script_at: number | null;
  at: number;
}

/** Tokens that were redeemed, until they would have expired anyway. */
interface Redemptions {
  token_hash: string;
  idempotency_key: string | null;
  answer: string;
  expires_at: number;
}

/** Challenges given, and which were solved. */
interface Challenges {
  id: string;
  sid: string;
  jti: string;
  kind: 'work' | 'wait';
  issued_at: number;
  ready_at: number;
  expires_at: number;
  solved_at: number | null;
}

interface Secrets {
  name: string;
  value: string;
}

interface Migrations {
  id: string;
}

/** What a client asked a site for within the last half hour. */
interface ClientVisitsTable {
  id: string;
  site_id: string;
  pages: number;
  assets: number;
  runs: number;
  with_cookie: number;
  first_at: number;
  last_page_at: number;
  last_at: number;
  last_page: string;
  gaps: number;
  gap_sum: number;
  gap_squares: number;
}

/** Lists of addresses that could not be fetched. */
interface FeedFailures {
  name: string;
  error: string;
  at: number;
}

/** How long the readings of a session's evidence took. */
interface Timings {
  id: string;
  hash: string;
  sid: string;
  seen_at: number;
}

/** Hashes of signatures of bots, for as long as they are good. */
interface Signatures {
  id: string;
  expires_at: number;
}

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

/** The tables, as both stores have them: text ids, milliseconds and counts as numbers, JSON as text. */
export interface Tables {
  accounts: Accounts;
  sites: Sites;
  keys: Keys;
  nonces: Nonces;
  page_views: PageViews;
  evidence: Evidence;
  sessions: Sessions;
  visitor_prints: VisitorPrints;
  learned_fingerprints: LearnedFingerprints;
  outbox: Outbox;
  outbox_batches: OutboxBatches;
  usage: Usage;
  usage_days: UsageDays;
  rate_windows: RateWindows;
  secrets: Secrets;
  signing_keys: SigningKeys;
  redemptions: Redemptions;
  challenges: Challenges;
  moderation_totals: ModerationTotals;
  moderation_minutes: ModerationMinutes;
  moderation_decisions: ModerationDecisions;
  moderation_texts: ModerationTexts;
  moderation_keys: ModerationKeys;
  links: Links;
  link_visitors: LinkVisitors;
  migrations: Migrations;
  signatures: Signatures;
  timings: Timings;
  client_visits: ClientVisitsTable;
  feed_failures: FeedFailures;
  webhooks: Webhooks;
  webhook_deliveries: WebhookDeliveries;
  webhook_marks: WebhookMarks;
}
