import type { ModerationOutcome } from '@veridict/contract';
import type { Millis } from './terms.ts';

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

/** Comments: where a text was seen, what became of it, and how many there were. */
export interface ModerationPort {
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
}
