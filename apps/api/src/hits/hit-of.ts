import type { Action, Band } from '@veridict/contract';
import { claimOf, type Judgement, type RequestSeen } from '@veridict/verifier';
import { type DeviceColumns, type HitRow, momentText } from './rows.ts';

/** What was assessed, and for whom. */
export interface Assessed {
  /** the same for the same assessment, however often it is told */
  id: string;
  kind: HitRow['kind'];
  at: number;
  accountId: string;
  /** empty where it is for no one site */
  siteId: string;
  /** the session and page view it belongs to, where there is one */
  session?: { sid: string; jti: string; visitorId?: string | null } | undefined;
  judgement: Judgement;
  decision: { band: Band; action: Action };
  context: { request: RequestSeen | null; addressKind: { country?: string | null } | null };
  origin?: string | undefined;
  /** without query and fragment */
  pageUrl?: string | undefined;
}

/** Longest text that is kept of a header. */
const maxText = 512;

/** One assessment as statistics keep it: what was seen in short, never the evidence or the address. */
export function hitOf(assessed: Assessed): HitRow {
  const { id, kind, at, accountId, siteId, session, judgement, decision } = assessed;
  const { identity } = judgement;
  return {
    account_id: accountId,
    site_id: siteId,
    at: momentText(at),
    id,
    kind,
    session_id: session?.sid ?? '',
    visitor_id: session?.visitorId ?? '',
    page_view_id: session?.jti ?? '',
    score: judgement.score,
    band: decision.band,
    action: decision.action,
    hard_rule: judgement.hard_rule_hit,
    flags: flagsOf(judgement),
    errored: judgement.errored,
    evidence: judgement.evidence,
    identity_kind: identity.kind,
    identity_name: identity.name ?? '',
    identity_category: identity.category ?? '',
    policy_version: judgement.policy_version,
    ...deviceOf(assessed),
  };
}

/** Flags that are told of whenever they are seen, whatever they counted: those of the published table, and the one that belongs to them. */
const PUBLISHED = new Set([
  'missing_client_hints',
  'platform_mismatch',
  'mobile_mismatch',
  'missing_accept_language',
  'incomplete_accept_encoding',
  'missing_sec_fetch',
  'sec_fetch_inconsistent',
  'suspicious_user_agent',
  'empty_user_agent',
  'known_bot_pattern',
  'headless_user_agent',
]);

/** What counted against the visitor. What only observes, was gated away or speaks for a person is no flag. */
const flagsOf = ({ signals, hard_rule_hit }: Judgement): string[] =>
  signals.filter(({ name, llr }) => llr > 0 || name === hard_rule_hit || PUBLISHED.has(name)).map(({ name }) => name);

function deviceOf({ context, origin, pageUrl }: Assessed): DeviceColumns {
  const { request, addressKind } = context;
  const userAgent = header(request, 'user-agent');
  const { browser, os } = claimOf(userAgent);
  return {
    origin: (origin ?? '').slice(0, maxText),
    page_url: (pageUrl ?? header(request, 'referer').replace(/[?#].*$/, '')).slice(0, maxText),
    user_agent: userAgent.slice(0, maxText),
    country: addressKind?.country ?? '',
    device: formOf(userAgent),
    browser,
    os,
  };
}

/** What a user agent says it runs on. An iPad that asks for desktop pages says desktop, and is counted so. */
function formOf(userAgent: string): 'tablet' | 'mobile' | 'desktop' {
  if (/iPad|Tablet|Android(?!.*\bMobile\b)/.test(userAgent)) return 'tablet';
  return /\bMobi(?:le)?\b|iPhone|iPod/.test(userAgent) ? 'mobile' : 'desktop';
}

const header = (request: RequestSeen | null, name: string): string =>
  request?.headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
