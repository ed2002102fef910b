import type { EventRow, HitRow } from '../../hits/rows.ts';
import type { VisitorPrint } from '../../visitors/print.ts';
import type { Notice } from '../../webhooks/rows.ts';
import type { KeyRow } from './keys.ts';
import type { Millis } from './terms.ts';

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

/** A session as a verdict needs it: the session and its page views judged since `since`. */
export interface SessionView {
  session: SessionRow;
  pageViews: PageViewRow[];
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

/** Page views with their evidence, the sessions they belong to, and what is told of those. */
export interface PageViewsPort {
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
  /** What the first page view of a session since then was judged with; null where there is none. */
  firstContext(sid: string, since: Millis): Promise<string | null>;
}
