import { fresh } from '../../state/testing/rows.ts';
import { momentText, type SessionHitsRow } from '../rows.ts';

/** The same numbers each time, below a limit. */
export function seeded(start: number): (limit: number) => number {
  let at = start;
  return (limit) => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((at / 2 ** 32) * limit);
  };
}

/** A session that begins, and of which nothing else is known. */
export const sessionRow = (account: string, startedAt: number, more: Partial<SessionHitsRow> = {}): SessionHitsRow => ({
  account_id: account,
  site_id: '',
  session_id: fresh('ses_'),
  version: 0,
  started_at: momentText(startedAt),
  last_seen_at: momentText(startedAt),
  visitor_id: '',
  user_id: '',
  user_match: '',
  match_confidence: 0,
  score: 0,
  max_score: 0,
  hard_rule: '',
  flags: [],
  hits: 1,
  page_views: 1,
  events: 1,
  identity_kind: '',
  identity_name: '',
  origin: '',
  page_url: '',
  user_agent: '',
  country: '',
  device: '',
  browser: '',
  os: '',
  ...more,
});
