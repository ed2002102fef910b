import type { Tier, Verdict } from '@veridict/contract';
import type { KeptContext, Outcome } from './judge.ts';
import type { PageViewRow, SessionView } from './state/port.ts';

/** Everything there is to say of a token, before the caller's tier has its say. */
export function answerOf(token: string, outcome: Outcome, session: SessionView | null, asked: PageViewRow): Verdict {
  const { judgement } = outcome;
  const context = JSON.parse(outcome.pageView.context) as KeptContext;
  return {
    token,
    score: outcome.score,
    band: outcome.band,
    action: outcome.action,
    hard_rule_hit: outcome.hardRule,
    signals: judgement.signals,
    network: { ja4: context.tls?.ja4 ?? null, http_version: context.request?.httpVersion ?? null },
    ip: {
      datacenter: context.addressKind?.datacenter ?? null,
      proxy: context.addressKind?.proxy ?? null,
      country: null,
    },
    session_id: asked.sid,
    visitor_id: session?.session.visitorId ?? null,
    identity: judgement.identity,
    evidence: judgement.evidence,
    class: judgement.class,
    attribution: judgement.attribution,
    ceiling: judgement.ceiling,
    counts: judgement.counts,
    action_source: outcome.actionSource,
    policy_version: judgement.policy_version,
    mode: asked.mode,
    page_views: session?.session.pageViews ?? 1,
    created_at: new Date(asked.createdAt).toISOString(),
    expires_at: new Date(asked.expiresAt).toISOString(),
  };
}

/** The caller's share: the free tier has the published fields without details, the others have everything. */
export function shareOf(verdict: Verdict, tier: Tier): Verdict {
  if (tier !== 'free') return verdict;
  const { token, score, band, action, hard_rule_hit, signals, network, ip } = verdict;
  return {
    token,
    score,
    band,
    action,
    hard_rule_hit,
    signals: signals.map(({ name, layer, llr }) => ({ name, layer, llr })),
    network: { ja4: network.ja4 },
    ip: { datacenter: ip.datacenter, proxy: ip.proxy, country: ip.country },
  };
}
