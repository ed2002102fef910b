import type { KEY_KINDS, LinkSettings, ModerationOutcome, SCOPES, SiteSettings, Tier } from '@veridict/contract';
import type { EventRow, HitRow, OutboxRow } from '../hits/rows.ts';
import type { VisitorPrint } from '../visitors/print.ts';
import type {
  ClaimDeliveries,
  ClaimedDelivery,
  DeliveryRow,
  Notice,
  SettleDelivery,
  WebhookChange,
  WebhookRow,
} from '../webhooks/rows.ts';

/** Milliseconds since the epoch, handed in by the caller: the store has no clock. */
export type Millis = number;

export interface AccountRow {
  id: string;
  name: string;
  tier: Tier;
  createdAt: Millis;
}

export interface SiteRow extends SiteSettings {
  id: string;
  accountId: string;
  createdAt: Millis;
}

export type KeyKind = (typeof KEY_KINDS)[number];
export type Scope = (typeof SCOPES)[number];

/** A key as kept: the SHA-256 of its secret, never the secret. */
export interface KeyRow {
  id: string;
  accountId: string;
  siteId: string | null;
  kind: KeyKind;
  mode: 'live' | 'test';
  scopes: Scope[];
  name: string;
  hash: string;
  last4: string;
  createdAt: Millis;
  expiresAt: Millis | null;
  lastUsedAt: Millis | null;
  revokedAt: Millis | null;
  exposedAt: Millis | null;
}

/** A key with what every request needs of its account and site. */
export interface KeyWithOwner {
  key: KeyRow;
  account: AccountRow;
  site: SiteRow | null;
}

/**
 * One page view, as collected. `judgement` is the verifier's output as JSON text; it and `context` are kept as long as the
 * evidence and are empty after that.
 */
export interface PageViewRow {
  jti: string;
  sid: string;
  siteId: string;
  accountId: string;
  /** the token's key, RFC 7638 thumbprint */
  jkt: string;
  tokenHash: string;
  ticketHash: string;
  mode: 'live' | 'test';
  action: string | null;
  origin: string;
  createdAt: Millis;
  expiresAt: Millis;
  /** when the current judgement was made */
  judgedAt: Millis;
  score: number;
  hardRule: string;
  judgement: string;
  /** the context judged with, JSON text: replay needs it */
  context: string;
  lateSeq: number;
  lateCount: number;
}

/** The evidence of a page view: the bytes as received. Kept 14 days. */
export interface EvidenceRow {
  first: Uint8Array;
  /** the highest late message's evidence as JSON text, or null */
  late: string | null;
}

export interface SessionRow {
  sid: string;
  siteId: string;
  accountId: string;
  mode: 'live' | 'test';
  startedAt: Millis;
  lastSeenAt: Millis;
  pageViews: number;
  /** a hard rule of any of its page views stays for the session */
  hardRule: string;
  visitorId: string | null;
  /** when its challenges were used up without it being let in */
  challengesSpentAt?: Millis;
}

export interface RecordCollect {
  pageView: PageViewRow;
  evidence: Uint8Array;
  /** the nonce, and when its record may go */
  nonce: string;
  nonceExpiresAt: Millis;
  /** what statistics are told; absent where nothing is counted */
  counted?: { hit: HitRow; events: EventRow[] } | undefined;
  /** what endpoints are told */
  notice?: Notice | undefined;
}

/** The site's own user as a session knows it. */
export interface SessionUser {
  userId: string;
  match: 'linked' | 'claimed';
  confidence: number;
}

export interface RecordLate {
  jti: string;
  seq: number;
  late: string;
  at: Millis;
  judgement: string;
  score: number;
  hardRule: string;
  /** the circumstances it was judged in, where they are others than before */
  context?: string | undefined;
  /** who the page says its user is; a user that the session was linked to already stays */
  user?: SessionUser | undefined;
  /** the browser's print, and what its visitor is called if nobody had it before; a session that has a visitor keeps it */
  visitor?: { print: VisitorPrint; freshId: string } | undefined;
  /** what statistics are told; absent where nothing is counted. Without `hit` the verdict stands as it was. */
  counted?: { hit: HitRow | null } | undefined;
  /** what endpoints are told */
  notice?: Notice | undefined;
}

/** Who asks for a batch, and how much of the outbox it may take. */
export interface TakeBatch {
  /** this process */
  owner: string;
  now: Millis;
  /** after so long another process's batch counts as forsaken */
  leaseMs: number;
  limit: number;
}

/** Rows to be sent, as lines of JSON by table. */
export interface OutboxBatch {
  id: string;
  lines: Record<OutboxRow['table'], string[]>;
  /** it was sent before, by whom and with what outcome nobody knows */
  isRepeated: boolean;
}

export interface OutboxSize {
  rows: number;
  bytes: number;
}

/** A key that signs verdicts: the one in use, the one announced to follow it, or (null) one that was replaced. */
export interface SigningKeyRow {
  /** RFC 7638 thumbprint of the public key */
  kid: string;
  /** public and private key, base64url */
  x: string;
  d: string;
  slot: 'active' | 'next' | null;
  createdAt: Millis;
  retiredAt: Millis | null;
}

/** The key announced takes over and `fresh` fills the empty places; a compromise throws both old keys away. */
export interface RotateSigningKeys {
  /** what the caller found in place; anything else there and nothing is done */
  active: string;
  next: string;
  fresh: SigningKeyRow[];
  at: Millis;
  isCompromised: boolean;
}

/** A session and the site's own user that it belongs to, as the site says. */
export interface LinkUser {
  accountId: string;
  /** null: any site of the account */
  siteId: string | null;
  mode: KeyRow['mode'];
  sid: string;
  userId: string;
}

/** What a backend says happened in a session. */
export interface RecordEvent extends Omit<LinkUser, 'userId'> {
  event: { id: string; name: string; at: Millis; body: string };
  /** statistics are kept */
  isCounted: boolean;
}

/** A token to be redeemed, with what is answered if it is now. */
export interface Redeem {
  tokenHash: string;
  idempotencyKey: string | null;
  answer: string;
  expiresAt: Millis;
}

/** A challenge given to one page view of a session: work to do, or a wait until `readyAt`. */
export interface ChallengeRow {
  id: string;
  sid: string;
  jti: string;
  kind: 'work' | 'wait';
  issuedAt: Millis;
  readyAt: Millis;
  expiresAt: Millis;
}

/** A challenge solved, with its page view as judged after it. */
export interface SolveChallenge {
  id: string;
  jti: string;
  kind: ChallengeRow['kind'];
  at: Millis;
  judgement: string;
  context: string;
  score: number;
  hardRule: string;
  /** what statistics are told; absent where nothing is counted. Without `hit` the verdict stands as it was. */
  counted?: { hit: HitRow | null } | undefined;
}

/** A session that was not let in, how often it may try, and what endpoints are told when that was too often. */
export interface SpendChallenges {
  sid: string;
  since: Millis;
  most: number;
  at: Millis;
  notice: Notice;
}

/** A session as a verdict needs it: the session and its page views judged since `since`. */
export interface SessionView {
  session: SessionRow;
  pageViews: PageViewRow[];
}

export interface QuotaTake {
  accountId: string;
  /** calendar month in UTC, `2026-11` */
  month: string;
  /** how many are asked for */
  n: number;
  limit: number;
  /** now; without it endpoints are told of nothing, and the day is not counted */
  at?: Millis | undefined;
}

/** So many requests of one name, in windows that begin with the first. */
export interface RateTake {
  name: string;
  at: Millis;
  n: number;
  limit: number;
  windowMs: Millis;
}
/** How many of them fit into the window that runs now, and what it holds with them. */
export interface RateTaken {
  startedAt: Millis;
  used: number;
  granted: number;
}

/** How often a claimed browser was seen with one print of its TLS and HTTP/2. */
export interface LearnedRow {
  /** browser, major version and protocol: `chrome/156/h2` */
  claim: string;
  print: string;
  seen: number;
}

/** What became of comments. */
export interface ModerationCounts {
  passed: number;
  flagged: number;
  deleted: number;
  total: number;
}
export interface ModerationRecordRow extends ModerationCounts {
  at: Millis;
}

/** A text that was judged, by keyed hashes alone. */
export interface NoteText {
  textHash: string;
  /** the site, or the account where no site is known */
  place: string;
  author: string;
  at: Millis;
  since: Millis;
}
/** Where the same text was seen since then, this time included. */
export interface TextSeen {
  places: number;
  authors: number;
  times: number;
}

/** A site's own decision about a comment. */
export interface DecisionRow {
  id: string;
  outcome: ModerationOutcome;
  at: Millis;
  sid: string | null;
}

export interface SearchModeration {
  accountId: string;
  keyId: string;
  from: Millis;
  to: Millis;
  now: Millis;
  limit: number;
}

/** A smart URL. */
export interface LinkRow {
  keyname: string;
  accountId: string;
  settings: LinkSettings;
  createdAt: Millis;
}

export interface LinkVisit {
  keyname: string;
  /** keyed hash of the address */
  visitor: string;
  isAttack: boolean;
  at: Millis;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface PageOf {
  limit: number;
  cursor?: string | undefined;
}

/** The timings of a session's evidence, hashed, and since when others count. */
export interface SeenTimings {
  hash: string;
  sid: string;
  at: Millis;
  since: Millis;
}

/** Something that a client asked a site for: a page, what belongs to one, or the collector that ran. */
export interface NoteVisit {
  siteId: string;
  /** whoever it is, as a keyed hash */
  client: string;
  kind: 'page' | 'asset' | 'run';
  /** of a page: which one, in whatever form tells it from others */
  page: string;
  hasCookie: boolean;
  at: Millis;
  /** what was before is another visit */
  since: Millis;
}

/** Why a list of addresses could not be fetched. */
export interface FeedFailure {
  name: string;
  error: string;
  at: Millis;
}
/** What came of fetching lists. */
export interface NoteFeeds {
  failed: Array<Pick<FeedFailure, 'name' | 'error'>>;
  good: string[];
  at: Millis;
}

/** What one client asked for within its visit. */
export interface ClientVisits {
  pages: number;
  assets: number;
  runs: number;
  withCookie: number;
  spanMs: number;
  /** of the times between pages, as a share of their mean */
  unevenness: number | null;
  /** whether other clients of the site are seen to do what this one never did; only asked after some pages */
  others: { assets: boolean; cookies: boolean };
}

/**
 * The state store: whole operations only, each atomic and durable when its promise resolves; a caller never holds a
 * transaction open. Every look-up of something an account owns takes the account. One suite of cases runs on every store.
 * When the store cannot be reached an operation rejects with `StateUnavailable`; other rejections are bugs.
 */
export interface StatePort {
  /** Rejects when the store cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;

  /** The named secret of this deployment; the first process to ask stores `fresh`, all others get that one. */
  secret(name: string, fresh: string): Promise<string>;

  /** The keys in place and those replaced after `since`, the newest first. */
  loadSigningKeys(since: Millis): Promise<SigningKeyRow[]>;
  /** Adds keys to places that are empty; one that is taken stays as it is. */
  addSigningKeys(keys: SigningKeyRow[]): Promise<void>;
  /** False when somebody else rotated meanwhile. */
  rotateSigningKeys(rotation: RotateSigningKeys): Promise<boolean>;

  /** Uses a token up: the answer given, the earlier one for the same idempotency key, or null when it was used before. */
  redeem(input: Redeem): Promise<string | null>;

  /** False when the session was given `most` since then. */
  issueChallenge(row: ChallengeRow, since: Millis, most: number): Promise<boolean>;
  /** Uses a challenge up and writes its page view as judged after it; false when it is used, of another page view, too early or too late. */
  solveChallenge(input: SolveChallenge): Promise<boolean>;
  /** Notes that the session was given `most` challenges since then, and is refused for that; false when it was given fewer. */
  spendChallenges(input: SpendChallenges): Promise<boolean>;
  /** What a session solved since then, work before waits. */
  solvedChallenge(sid: string, since: Millis): Promise<ChallengeRow['kind'] | null>;

  createAccount(account: AccountRow): Promise<void>;
  getAccount(id: string): Promise<AccountRow | null>;
  listAccounts(page: PageOf): Promise<Page<AccountRow>>;
  updateAccount(id: string, change: { name?: string | undefined; tier?: Tier | undefined }): Promise<AccountRow | null>;

  createSite(site: SiteRow): Promise<void>;
  getSite(accountId: string, id: string): Promise<SiteRow | null>;
  listSites(accountId: string, page: PageOf): Promise<Page<SiteRow>>;
  updateSite(accountId: string, id: string, change: Partial<SiteSettings>): Promise<SiteRow | null>;
  /** Revokes the site's keys with it. False when there was none. */
  deleteSite(accountId: string, id: string, at: Millis): Promise<boolean>;

  createKey(key: KeyRow): Promise<void>;
  /** By hash, whatever its state: the caller judges revoked and expired. */
  findKey(hash: string): Promise<KeyWithOwner | null>;
  /** The key whose hash begins with these 16 digits, whatever its state. */
  findForwarder(start: string): Promise<KeyWithOwner | null>;
  getKey(accountId: string, id: string): Promise<KeyRow | null>;
  listKeys(accountId: string, page: PageOf): Promise<Page<KeyRow>>;
  /** Sets the moment from which the key is revoked (it may lie ahead); an earlier one stands. */
  revokeKey(accountId: string, id: string, at: Millis): Promise<KeyRow | null>;
  /** The new key, and the old one's revocation, in one. Null when there is no such key. */
  rotateKey(accountId: string, id: string, fresh: KeyRow, revokeAt: Millis): Promise<KeyRow | null>;
  touchKeys(uses: Array<{ id: string; at: Millis }>): Promise<void>;
  markKeyExposed(id: string, at: Millis): Promise<void>;

  /**
   * Nonce used, page view and evidence written, session opened or carried on: all or nothing. `nonce_used` also where the
   * page view's own name, which the page chooses, was recorded before.
   */
  recordCollect(input: RecordCollect): Promise<'recorded' | 'nonce_used'>;
  /** The page view a ticket belongs to, with its evidence, while `now` is before its expiry. */
  findByTicket(ticketHash: string, now: Millis): Promise<{ pageView: PageViewRow; evidence: EvidenceRow } | null>;
  /** The page view of exactly this token, with its evidence (null once that was purged). */
  findByToken(tokenHash: string): Promise<{ pageView: PageViewRow; evidence: EvidenceRow | null } | null>;
  /**
   * Late evidence and the new judgement, when `seq` is the highest so far; `stale` for an older or equal one, `limit` past
   * `maxLate` applied messages. Replaces only its own page view's score; a hard rule goes to the session too.
   */
  recordLate(input: RecordLate, maxLate: number): Promise<'applied' | 'stale' | 'limit' | 'unknown'>;
  /** With the page views judged since then, but for the one named. */
  loadSession(sid: string, since: Millis, except?: string): Promise<SessionView | null>;
  /** Links a session to a user, and tells statistics; false when there is no such session of theirs. */
  linkUser(input: LinkUser): Promise<boolean>;
  /** Puts what a backend reports on its way to the statistics; false when there is no such session of theirs. */
  recordEvent(input: RecordEvent): Promise<boolean>;

  /** Puts rows of what is no page view on their way to the statistics. */
  recordHits(rows: readonly OutboxRow[]): Promise<void>;
  /**
   * The rows to send next: a batch that somebody began and did not see through, else rows of the outbox as a new one, else
   * null. A batch is given again, the same, until it is dropped.
   */
  takeBatch(input: TakeBatch): Promise<OutboxBatch | null>;
  /** The batch has arrived. */
  dropBatch(id: string): Promise<void>;
  /** What waits to become part of a batch. */
  outboxSize(): Promise<OutboxSize>;

  /** Takes as many as fit below the limit, counted exactly once, durable: `granted` of each, and what is used after. */
  takeQuota(takes: QuotaTake[]): Promise<Array<{ granted: number; used: number }>>;
  usage(accountId: string, month: string): Promise<number>;
  /** What was granted on each day from one to another, `2026-11-21`; days without are not there. */
  usageDays(accountId: string, from: string, to: string): Promise<Array<{ day: string; used: number }>>;
  /** Takes as many as fit below the limit of the window, counted exactly once. */
  takeRates(takes: readonly RateTake[]): Promise<RateTaken[]>;

  /** Adds what a process learned since it last did. */
  addLearned(rows: LearnedRow[], at: Millis): Promise<void>;
  /** Notes how long a session's readings took; how many other sessions took exactly as long since, up to a hundred. */
  meetTimings(input: SeenTimings): Promise<number>;
  /** Counts what a client asked for, and tells of its visit when that is a page. */
  noteVisit(input: NoteVisit): Promise<ClientVisits | null>;
  /** Whether any client of a site was counted since: where none is, runs need not be. */
  hasVisits(siteId: string, since: Millis): Promise<boolean>;
  /** What the first page view of a session since then was judged with; null where there is none. */
  firstContext(sid: string, since: Millis): Promise<string | null>;
  /** Remembers which lists failed, and forgets those that came. */
  noteFeeds(input: NoteFeeds): Promise<void>;
  listFeedFailures(): Promise<FeedFailure[]>;
  /** True the first time: a signature that comes twice was copied. Forgotten at `expiresAt`. */
  useSignature(id: string, expiresAt: Millis): Promise<boolean>;

  /** The most seen prints first, of those seen since. */
  listLearned(since: Millis, limit: number): Promise<LearnedRow[]>;

  /** Counts a text that was judged, and tells where it was seen since. */
  noteText(text: NoteText): Promise<TextSeen>;
  /** One more comment in the account's totals and in the record stamped `recordAt`. */
  countModeration(accountId: string, outcome: ModerationOutcome, recordAt: Millis): Promise<void>;
  /** The decision of this name as it was first told; counted that once. */
  recordDecision(accountId: string, decision: DecisionRow, recordAt: Millis): Promise<DecisionRow>;
  moderationTotals(accountId: string): Promise<ModerationCounts>;
  /** The earliest records with `from` ≤ stamp < `to` and ≤ `now`, or the moment from which the key may search again. */
  searchModeration(search: SearchModeration): Promise<{ records: ModerationRecordRow[] } | { retryAt: Millis }>;
  /** How long a key waits between two searches. */
  setSearchInterval(keyId: string, intervalMs: number): Promise<void>;

  /** False when the keyname is taken, by whichever account. */
  createLink(link: LinkRow): Promise<boolean>;
  /** Whosoever it is. */
  findLink(keyname: string): Promise<LinkRow | null>;
  getLink(accountId: string, keyname: string): Promise<LinkRow | null>;
  listLinks(accountId: string, page: PageOf): Promise<Page<LinkRow>>;
  updateLink(accountId: string, keyname: string, settings: LinkSettings): Promise<LinkRow | null>;
  deleteLink(accountId: string, keyname: string): Promise<boolean>;
  recordLinkVisit(visit: LinkVisit): Promise<void>;
  /** False when the visitor was never checked at this smart URL. */
  recordLinkScript(keyname: string, visitor: string, at: Millis): Promise<boolean>;
  /** How often a visitor attacked the deployment's smart URLs, by those at which it was seen since. */
  countAttacks(visitor: string, since: Millis): Promise<number>;

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
