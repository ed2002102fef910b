import type { ModerationOutcome } from '@veridict/contract';

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

/** Comments as counted. */
export interface ModerationTables {
  moderation_totals: ModerationTotals;
  moderation_minutes: ModerationMinutes;
  moderation_decisions: ModerationDecisions;
  moderation_texts: ModerationTexts;
  moderation_keys: ModerationKeys;
}
