import type { Identity, Layer } from '@veridict/contract';
import type { Facts } from './facts/index.ts';
import type { Policy } from './policy.ts';
import type { Family, Finding, Weight } from './signal.ts';

/** Why a score was held at the ceiling, or null. */
export type Ceiling = 'no_positive' | 'single_family' | 'weak_evidence' | null;

/** One hit and what it counted. */
export interface Contribution {
  id: string;
  layer: Layer;
  family: Family;
  detail: string;
  /** as the policy has it */
  weight: number;
  /** as counted: after identity, gates and caps, not rounded */
  llr: number;
  /** why the two differ: `identity`, the name of a gate, `family_cap` or `negative_cap` */
  gatedBy: string | null;
}

/** A score and how it came about. `logOdds` is the prior's plus all contributions, before ceilings and hard rules. */
export interface Score {
  score: number;
  logOdds: number;
  ceiling: Ceiling;
  hardRule: string;
  contributions: Contribution[];
}

/** What a score needs besides findings and policy. */
export interface Circumstances {
  facts: Facts;
  identity: Identity['kind'];
  /** the page delivered evidence, of whatever content; false for a request that never ran the collector */
  fromPage: boolean;
}

const UNLISTED: Weight = { weight: 0, basis: 'prior' };
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/**
 * Findings to a score from 0 (person) to 100 (bot). The order of findings does not matter, more evidence for a bot never
 * lowers the score, and what was skipped or errored counts exactly nothing.
 */
export function score(findings: readonly Finding[], policy: Policy, circumstances: Circumstances): Score {
  const proven = circumstances.identity === 'verified' || circumstances.identity === 'signed';
  const hard: Contribution[] = [];
  const contributions = findings
    .filter((finding) => finding.state === 'hit')
    .map(({ signal: { id, layer, family }, detail, share = 1 }): Contribution => {
      const row = policy.weights[id] ?? UNLISTED;
      // A bot that proves who it is may be automated. Rules about the identity itself still stand.
      const excused = proven && row.hard === true && layer !== 'identity';
      const { weight } = row;
      const contribution = { id, layer, family, detail, weight, llr: excused ? 0 : weight * share, gatedBy: null };
      if (row.hard && !excused) hard.push(contribution);
      return excused ? { ...contribution, gatedBy: 'identity' } : contribution;
    })
    .sort(byId); // floating-point sums depend on the order

  for (const family of new Set(contributions.map((c) => c.family))) {
    const members = contributions.filter((c) => c.family === family);
    const { cap, name } = capOf(family, policy, circumstances.facts);
    hold(members.filter(isPositive), cap, name);
    hold(members.filter(isNegative), cap, name);
  }
  const earned = contributions.filter(isEarned);
  const seen = contributions.filter((c) => !isEarned(c));
  hold(seen.filter(isNegative), policy.negativeCap, 'negative_cap');

  const prior = Math.log(policy.prior / (1 - policy.prior));
  const withoutChallenge = prior + sumOf(seen);
  // Work can be bought: it speaks for a visitor nobody is sure about, never for one who shows to be a machine.
  if (percent(withoutChallenge) > policy.challengeUpTo)
    for (const contribution of earned) Object.assign(contribution, { llr: 0, gatedBy: 'score' });
  const logOdds = withoutChallenge + sumOf(earned);
  const hardRule = hard.sort((a, b) => b.weight - a.weight || byId(a, b))[0]?.id ?? '';
  if (hardRule) return { score: 100, logOdds, ceiling: null, hardRule, contributions };

  const plain = percent(logOdds);
  const ceiling = ceilingOf(contributions.filter(isPositive), policy, circumstances.fromPage);
  const held = ceiling !== null && plain > policy.ceilings.score;
  return {
    score: held ? policy.ceilings.score : plain,
    logOdds,
    ceiling: held ? ceiling : null,
    hardRule,
    contributions,
  };
}

const percent = (logOdds: number) => Math.round(100 / (1 + Math.exp(-logOdds)));
const isEarned = (c: Contribution) => c.family === 'challenge';
const isPositive = (c: Contribution) => c.llr > 0;
const isNegative = (c: Contribution) => c.llr < 0;
const sumOf = (contributions: readonly Contribution[]) => contributions.reduce((sum, c) => sum + c.llr, 0);

/** Scale contributions of one sign so that together they stay within a cap: each keeps its share, and the points add up. */
function hold(contributions: readonly Contribution[], cap: number, reason: string): void {
  const total = Math.abs(sumOf(contributions));
  if (total <= cap) return;
  for (const contribution of contributions) {
    contribution.llr *= cap / total;
    contribution.gatedBy = reason;
  }
}

/** A family's cap under the facts, and what set it. */
function capOf(family: Family, policy: Policy, facts: Facts): { cap: number; name: string } {
  let lowest = { cap: policy.caps[family], name: 'family_cap' };
  for (const { name, fact, full, caps } of policy.gates) {
    const cap = caps[family];
    if (cap !== undefined && cap < lowest.cap && !full.includes(facts[fact])) lowest = { cap, name };
  }
  return lowest;
}

/** Which ceiling lies over positive contributions: evidence that is absent, of one kind only, or weak never makes a suspect. */
function ceilingOf(positive: readonly Contribution[], { ceilings }: Policy, fromPage: boolean): Ceiling {
  if (positive.length === 0) return 'no_positive';
  const total = sumOf(positive);
  const families = new Set(positive.map((c) => c.family)).size;
  if (families === 1 && total < ceilings.singleFamily) return 'single_family';
  return fromPage && total < ceilings.weakEvidence ? 'weak_evidence' : null;
}
