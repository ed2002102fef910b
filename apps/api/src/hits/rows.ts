// Rows as ClickHouse takes them, one JSON object a line: the columns of tables.sql.ts. They are made where something happens, kept
// in the outbox as text, and sent on unread.

/** What is kept of a visitor's device. Empty text is not known. */
export interface DeviceColumns {
  origin: string;
  page_url: string;
  user_agent: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  /** `desktop`, `mobile` or `tablet` */
  device: string;
  browser: string;
  os: string;
}

/** One assessment. */
export interface HitRow extends DeviceColumns {
  account_id: string;
  site_id: string;
  /** `2026-11-21 12:00:00.000`, UTC */
  at: string;
  id: string;
  /** what was assessed */
  kind: 'collect' | 'late' | 'pixel' | 'assess' | 'link';
  /** empty where there is none */
  session_id: string;
  visitor_id: string;
  page_view_id: string;
  score: number;
  band: string;
  action: string;
  hard_rule: string;
  /** ids of the signals that counted against the visitor, and of the published flags whatever they counted */
  flags: readonly string[];
  errored: readonly string[];
  evidence: string;
  identity_kind: string;
  identity_name: string;
  identity_category: string;
  policy_version: string;
}

/** A session as it stands. */
export interface SessionHitsRow extends DeviceColumns {
  account_id: string;
  site_id: string;
  session_id: string;
  version: number;
  started_at: string;
  last_seen_at: string;
  visitor_id: string;
  user_id: string;
  /** `linked`, `claimed`, `matched`, or empty */
  user_match: string;
  match_confidence: number;
  score: number;
  max_score: number;
  hard_rule: string;
  flags: readonly string[];
  hits: number;
  page_views: number;
  events: number;
  identity_kind: string;
  identity_name: string;
}

/** Something that happened in a session. */
export interface EventRow {
  account_id: string;
  site_id: string;
  session_id: string;
  page_view_id: string;
  id: string;
  /** of two rows of one id the higher counts */
  version: number;
  at: string;
  kind: 'page_view' | 'behaviour' | 'track' | 'identify' | 'server';
  name: string;
  /** JSON text */
  body: string;
  duration_ms: number;
  mouse: number;
  scroll: number;
  keyboard: number;
  touch: number;
  form: number;
  page_url: string;
}

/** A day of a site whose hits nobody can count any more. */
export interface HitDayRow {
  account_id: string;
  site_id: string;
  /** `2026-11-21`, UTC */
  day: string;
  version: number;
  score_0: number;
  score_1_30: number;
  score_31_60: number;
  score_61_80: number;
  score_81_100: number;
  total_hits: number;
  suspicious_hits: number;
  score_sum: number;
  flag_names: readonly string[];
  flag_counts: readonly number[];
}

/** A row on its way, with the table it goes to. */
export type OutboxRow =
  | { table: 'hits'; row: HitRow }
  | { table: 'sessions'; row: SessionHitsRow }
  | { table: 'events'; row: EventRow }
  | { table: 'hit_days'; row: HitDayRow };

/** A moment as ClickHouse reads it whatever its settings. */
export const momentText = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, -1);
