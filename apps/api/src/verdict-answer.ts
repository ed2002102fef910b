import type { Tier, Verdict } from '@veridict/contract';
import { type KeptContext, keptContextOf, type Outcome } from './judge.ts';
import type { PageViewRow, SessionView } from './state/port.ts';

/** Everything there is to say of a token, before the caller's tier has its say. */
export function answerOf(token: string, outcome: Outcome, session: SessionView | null, asked: PageViewRow): Verdict {
  const { judgement } = outcome;
  const context = keptContextOf(outcome.pageView);
  return {
    token,
    score: outcome.score,
    band: outcome.band,
    action: outcome.action,
    hard_rule_hit: outcome.hardRule,
    signals: judgement.signals,
    network: networkOf(context),
    ip: addressOf(context),
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

/** What a context tells of the connection. */
export function networkOf({ tls, request }: KeptContext): Verdict['network'] {
  return { ja4: tls?.ja4 ?? null, http_version: request?.httpVersion ?? null, http2: tls?.http2?.text ?? null };
}

/** What a context tells of the address. */
export function addressOf({ addressKind, place, source }: KeptContext): Verdict['ip'] {
  return {
    datacenter: addressKind?.datacenter ?? null,
    proxy: addressKind?.proxy ?? null,
    country: addressKind?.country ?? null,
    city: place?.city ?? null,
    asn: addressKind?.asn ?? null,
    organisation: place?.organisation ?? null,
    vpn: addressKind?.vpn ?? null,
    tor: addressKind?.tor ?? null,
    relay: addressKind?.relay ?? null,
    source: source ?? null,
  };
}

/** The caller's share: the free tier has the published fields without details, the others have everything. */
export function shareOf(verdict: Verdict, tier: Tier): Verdict {
  return { token: verdict.token, ...untokenedShareOf(verdict, tier) };
}

/** The same of a verdict that answers no token. */
export function untokenedShareOf(verdict: Omit<Verdict, 'token'>, tier: Tier): Omit<Verdict, 'token'> {
  if (tier !== 'free') return verdict;
  const { score, band, action, hard_rule_hit, signals, network, ip } = verdict;
  return {
    score,
    band,
    action,
    hard_rule_hit,
    signals: signals.map(({ name, layer, llr }) => ({ name, layer, llr })),
    network: { ja4: network.ja4 },
    ip: { datacenter: ip.datacenter, proxy: ip.proxy, country: ip.country },
  };
}
