import { type Outcome, outcomeOf } from '../judge.ts';
import type { PageViewRow, SiteRow } from '../state/port.ts';
import type { Notice } from './rows.ts';

/** How long a page view speaks for its session; a block after so long without one is news again. */
const quietMs = 30 * 60_000;

/**
 * What endpoints are told when a page view's verdict is to block: that its session is blocked now. A session's verdict is
 * that of its worst page view, so it changes to a block when one of them does. Told once until half an hour passed without.
 */
export function blockNotice(own: PageViewRow, site: SiteRow, at: number): Notice | undefined {
  const outcome = outcomeOf(own, null, site, at);
  return outcome.action === 'block' ? noticeOf(own, outcome, at) : undefined;
}

/** The same for an outcome that is a block already. */
export function noticeOf(own: PageViewRow, outcome: Outcome, at: number): Notice {
  const { score, band, action, actionSource, hardRule, judgement } = outcome;
  const { accountId, siteId, sid, mode, origin } = own;
  return {
    type: 'verdict.blocked',
    accountId,
    siteId,
    at,
    data: {
      account_id: accountId,
      site_id: siteId,
      session_id: sid,
      mode,
      origin,
      score,
      band,
      action,
      action_source: actionSource,
      hard_rule_hit: hardRule,
      identity: judgement.identity,
    },
    once: { name: `blocked:${sid}`, afterMs: quietMs },
  };
}
