import type { ColumnType, Generated } from 'kysely';

/** Bytes as drivers hand them over: libsql gives an ArrayBuffer, pg a Buffer. */
type Bytes = ColumnType<Uint8Array | ArrayBuffer, Uint8Array, never>;

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

/** Tokens that were redeemed, until they would have expired anyway. */
interface Redemptions {
  token_hash: string;
  idempotency_key: string | null;
  answer: string;
  expires_at: number;
}

/** Page views and sessions, and what was given to them. */
export interface PageViewTables {
  nonces: Nonces;
  page_views: PageViews;
  evidence: Evidence;
  sessions: Sessions;
  visitor_prints: VisitorPrints;
  redemptions: Redemptions;
  challenges: Challenges;
}
