import {
  type Action,
  type Attribution,
  type Band,
  type Identity,
  type ReadingName,
  type Thresholds,
  TOKEN_TTL_S,
  type Verdict,
  type VerdictSignal,
  type VisitorClass,
} from '@veridict/contract';
import type { Context } from './context.ts';
import type { Decoded } from './decode.ts';
import { evaluate } from './evaluate.ts';
import { deriveFacts, type PresentReadings } from './facts/index.ts';
import { classify } from './policy/classify.ts';
import { policy as currentPolicy, type Policy } from './policy.ts';
import { type Ceiling, type Contribution, score } from './score.ts';
import type { Finding, Signal } from './signal.ts';
import { signals as allSignals } from './signals/index.ts';

/** What one page view, or one request, was judged to be. Plain JSON, kept as it is; what a site makes of it is `decide`'s. */
export interface Judgement {
  policy_version: string;
  score: number;
  /** prior and contributions together, before ceilings and hard rules, to four decimals */
  log_odds: number;
  ceiling: Ceiling;
  hard_rule_hit: string;
  evidence: 'none' | 'partial' | 'full';
  identity: Identity;
  /** what kind of visitor this is */
  class: VisitorClass;
  /** the tool that a signal names */
  attribution: Attribution | null;
  /** every hit, the weightiest first, also those that only observe */
  signals: VerdictSignal[];
  /** how many signals were asked, and what came of them */
  counts: { hit: number; clear: number; skipped: number; errored: number };
  errored: string[];
  malformed: string[];
  unknown: string[];
}

/** Readings that every script of ours delivers in every engine, whatever the consent: with all of them evidence is `full`. */
export const CORE_READINGS = [
  'webdriver',
  'userAgent',
  'platform',
  'languages',
  'screen',
  'windowGeometry',
  'hardware',
  'timeZone',
  'engine',
  'globals',
  'nativeFunctions',
] as const satisfies readonly ReadingName[];

/**
 * Judge a page view, or with `null` a request that never ran the script. Same inputs, same judgement, to the byte.
 *
 * @example
 * const judgement = judge(opened.decoded, { ...NOTHING_KNOWN, request });
 * const { band, action } = decide(judgement, { thresholds: { suspicious: 31, automated: 70, knownBot: 90 } });
 */
export function judge(
  decoded: Decoded | null,
  context: Context,
  policy: Policy = currentPolicy,
  signals: readonly Signal[] = allSignals,
): Judgement {
  const readings = decoded?.readings ?? {};
  const facts = deriveFacts(readings);
  const findings = evaluate(signals, readings, context, facts);
  const { kind, name, category, operator } = context.identity;
  const scored = score(findings, policy, { facts, identity: kind, fromPage: decoded !== null });
  const identity = { kind, name, category, operator };
  const evidence = evidenceState(readings);
  const kindOf = classify(scored, { identity, evidence, suspicious: policy.ceilings.score + 1 });
  const counts: Record<Finding['state'], number> = { hit: 0, clear: 0, skipped: 0, errored: 0 };
  for (const { state } of findings) counts[state] += 1;
  return {
    policy_version: policy.version,
    score: scored.score,
    log_odds: round(scored.logOdds, 4),
    ceiling: scored.ceiling,
    hard_rule_hit: scored.hardRule,
    evidence,
    identity,
    class: kindOf.class,
    attribution: kindOf.attribution,
    signals: [...scored.contributions].sort(byWeight).map(signalOf),
    counts,
    errored: findings.flatMap((finding) => (finding.state === 'errored' ? finding.signal.id : [])).sort(),
    malformed: decoded?.malformed ?? [],
    unknown: decoded?.unknown ?? [],
  };
}

/** A judgement as it is kept. */
export const judgementText = (judgement: Judgement): string => JSON.stringify(judgement);

/** What a site has decided for itself, as far as an action depends on it. */
export interface DecisionSettings {
  thresholds: Thresholds;
  /** action by category of a bot that proves who it is; what is not named follows `DEFAULT_CATEGORY_POLICY` */
  categoryPolicy?: Readonly<Record<string, Action>>;
  /** the site's own list that the visitor stands on */
  listed?: 'allow' | 'block' | null;
}

/** What is done with bots that prove who they are, by category. A category that stands nowhere follows the score. */
export const DEFAULT_CATEGORY_POLICY: Readonly<Record<string, Action>> = {
  search_engine: 'allow',
  link_preview: 'allow',
  monitoring: 'allow',
  ai_agent: 'allow',
  ai_search: 'allow',
  ai_training: 'allow',
};

/** What to do, and on what ground. */
export interface Decision {
  band: Band;
  action: Action;
  action_source: Exclude<NonNullable<Verdict['action_source']>, 'challenges_spent' | 'test_key'>;
}

/** Band and action of a judgement under a site's settings: lists, then who it is, then hard rules, then the score. */
export function decide(
  judged: Pick<Judgement, 'score' | 'hard_rule_hit' | 'identity'>,
  { thresholds, categoryPolicy = {}, listed = null }: DecisionSettings,
): Decision {
  const band = bandOf(judged, thresholds);
  if (listed === 'allow') return { band, action: 'allow', action_source: 'allow_list' };
  if (listed === 'block') return { band, action: 'block', action_source: 'block_list' };
  const { kind, category } = judged.identity;
  if (kind === 'spoofed') return { band, action: 'block', action_source: 'spoofed_identity' };
  if ((kind === 'verified' || kind === 'signed') && category !== null) {
    const action = own(categoryPolicy, category) ?? own(DEFAULT_CATEGORY_POLICY, category);
    if (action) return { band, action, action_source: 'identity' };
  }
  if (judged.hard_rule_hit) return { band, action: 'block', action_source: 'hard_rule' };
  return { band, action: ACTION_OF_BAND[band], action_source: 'threshold' };
}

/** Seconds for which a page view's score counts for its session. */
export const SESSION_WINDOW_S = TOKEN_TTL_S;

/** A page view as a session's verdict needs it. Times are milliseconds. */
export interface ScoredPageView {
  jti: string;
  score: number;
  hardRule: string;
  judgedAt: number;
}

/**
 * The page view that speaks for its session: the highest current score of the last 30 minutes, the later one of equals, and
 * where none is that recent, the latest. A hard rule that any of the session's page views hit stays for the session.
 */
export function sessionVerdict<T extends ScoredPageView>(
  pageViews: readonly T[],
  session: { hardRule: string; now: number },
): { pageView: T; score: number; hardRule: string } | null {
  const since = session.now - SESSION_WINDOW_S * 1000;
  const recent = pageViews.filter((view) => view.judgedAt >= since);
  const latest = (a: T, b: T) => b.judgedAt - a.judgedAt || (a.jti < b.jti ? -1 : 1);
  const pageView = recent.length
    ? [...recent].sort((a, b) => b.score - a.score || latest(a, b))[0]
    : [...pageViews].sort(latest)[0];
  if (!pageView) return null;
  const hardRule = pageView.hardRule || session.hardRule;
  return { pageView, score: hardRule ? 100 : pageView.score, hardRule };
}

const ACTION_OF_BAND: Readonly<Record<Band, Action>> = {
  human: 'allow',
  suspicious: 'challenge',
  automated: 'challenge',
  'known-bot': 'block',
};

function bandOf({ score, hard_rule_hit }: Pick<Judgement, 'score' | 'hard_rule_hit'>, thresholds: Thresholds): Band {
  if (hard_rule_hit || score >= thresholds.knownBot) return 'known-bot';
  if (score >= thresholds.automated) return 'automated';
  return score >= thresholds.suspicious ? 'suspicious' : 'human';
}

/** Categories come from outside: `constructor` is none. */
function own(table: Readonly<Record<string, Action>>, key: string): Action | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function evidenceState(readings: PresentReadings): Judgement['evidence'] {
  if (Object.keys(readings).length === 0) return 'none';
  return CORE_READINGS.every((name) => readings[name] !== undefined) ? 'full' : 'partial';
}

const byWeight = (a: Contribution, b: Contribution) => Math.abs(b.llr) - Math.abs(a.llr) || (a.id < b.id ? -1 : 1);

function signalOf({ id, layer, family, detail, weight, llr, gatedBy }: Contribution): VerdictSignal {
  const signal = { name: id, layer, llr: round(llr, 2), detail, family, weight };
  return gatedBy === null ? signal : { ...signal, gated_by: gatedBy };
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0; // never -0
}
