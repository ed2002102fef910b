// From cases to weights.
import { type Policy, policy } from '../../packages/verifier/src/policy.ts';
import { score } from '../../packages/verifier/src/score.ts';
import type { Family, Weight } from '../../packages/verifier/src/signal.ts';
import { signals } from '../../packages/verifier/src/signals/index.ts';
import { type Case, hits, type PopulationRate } from './cases.ts';
import { type Before, fitFamily, Z } from './fit.ts';

/**
 * Fitted beside everything else that was seen, not alone: a tool that does not spoof is as coherent as the browser it
 * drives, so alone the family would measure which tools the fleet happens to have. It counts up to a cap, and a visit that
 * reaches the cap teaches nothing about what is below it.
 */
const BESIDE_THE_REST: Family = 'human_consistency';
/** Fewer different visitors than these teach nothing about a signal. */
const MIN_VISITORS = 4;
/** A weight is measured when the data leave at most this share of the prior's doubt. */
const MAX_DOUBT_LEFT = 0.85;
/** A capture of a few machines must not outweigh what is known of many: how far the truth may lie from a prior. */
const deviationOf = (weight: number) => 0.35 * Math.abs(weight) + 0.2;

const round = (value: number) => Math.round(value * 100) / 100 + 0;

/** What the cases say of each weight: those that they support, and how sure all of them are. */
export interface Learned {
  weights: Record<string, Weight>;
  observed: Record<string, Observed>;
}

/** Visitors that hit a signal, and where its weight lies by 95 per cent: of a prior, around it, as far as the data left doubt. */
export interface Observed {
  n: number;
  interval: readonly [low: number, high: number];
}

/**
 * Weights that the cases support, by signal. Definitive rules and signals that only observe are left as they are, and so
 * is all that too few visitors hit or that the data leave as open as before.
 */
export function calibrate(
  cases: readonly Case[],
  priors: Readonly<Record<string, Weight>>,
  rates: ReadonlyMap<string, PopulationRate>,
): Learned {
  const open = signals.filter(({ id }) => {
    const prior = priors[id];
    return prior !== undefined && prior.weight !== 0 && !prior.hard;
  });
  const found: Record<string, Weight> = {};
  const observed = Object.fromEntries(
    signals.map(({ id }): [string, Observed] => {
      const { weight } = priors[id]!;
      const interval = weight === 0 ? ([0, 0] as const) : around(weight, deviationOf(weight));
      return [id, { n: new Set(cases.filter((c) => hits(c, id)).map((c) => c.visitor)).size, interval }];
    }),
  );
  for (const family of new Set(open.map((signal) => signal.family))) {
    const members = open.filter((signal) => signal.family === family);
    const before = members.map(({ id }): Before => {
      const { weight } = priors[id]!;
      return { weight, deviation: deviationOf(weight) };
    });
    const rows = balanced(cases).map((row) => ({
      bot: row.bot,
      weight: row.share,
      hits: members.flatMap(({ id }, s) => (hits(row.of, id) ? s : [])),
      ...(family === BESIDE_THE_REST && theRest(row.of, priors)),
    }));
    fitFamily(rows, before).forEach(({ weight, deviation, interval }, s) => {
      const { id } = members[s]!;
      const { n } = observed[id]!;
      if (n < MIN_VISITORS || deviation > before[s]!.deviation * MAX_DOUBT_LEFT) {
        observed[id] = { n, interval: around(priors[id]!.weight, deviation) };
        return;
      }
      const bounded = Math.min(weight, ceilingOf(id, cases, rates));
      const held = [round(Math.min(interval[0], bounded)), round(interval[1])] as const;
      found[id] = { weight: round(bounded), basis: 'calibrated', n, interval: held };
      observed[id] = { n, interval: held };
    });
  }
  return { weights: sorted(found), observed: sorted(observed) };
}

const sorted = <T>(byId: Record<string, T>) =>
  Object.fromEntries(Object.entries(byId).sort(([a], [b]) => (a < b ? -1 : 1)));
const around = (weight: number, deviation: number) =>
  [round(weight - Z * deviation), round(weight + Z * deviation)] as const;

/** What speaks for and against a case besides its coherence, and how much that may still take away. */
function theRest({ findings, facts }: Case, weights: Policy['weights']): { besides: number; room: number } {
  const others = findings.filter(({ signal }) => signal.family !== BESIDE_THE_REST);
  const { contributions } = score(others, { ...policy, weights }, { facts, identity: 'none', fromPage: true });
  const total = (sign: 1 | -1) => contributions.reduce((sum, { llr }) => sum + Math.max(0, sign * llr), 0);
  const room = Math.min(policy.caps[BESIDE_THE_REST], policy.negativeCap - total(-1));
  return { besides: total(1) - total(-1), room };
}

/** Visits with their share, so that bots and people weigh the same in all, as many as there are visitors. */
function balanced(cases: readonly Case[]): Array<{ of: Case; bot: boolean; share: number }> {
  const weightOf = (bot: boolean) => cases.reduce((sum, c) => sum + (c.bot === bot ? c.weight : 0), 0);
  const [bots, people] = [weightOf(true), weightOf(false)];
  return cases.map((of) => {
    return { of, bot: of.bot, share: (of.weight * (bots + people)) / 2 / (of.bot ? bots : people) };
  });
}

/** The most that a signal may weigh, seeing how often real visits hit it: even if every bot did. */
function ceilingOf(id: string, cases: readonly Case[], rates: ReadonlyMap<string, PopulationRate>): number {
  const rate = rates.get(id);
  if (!rate || rate.hits === 0) return Number.POSITIVE_INFINITY;
  const bots = cases.filter((c) => c.bot);
  const caught = bots.reduce((sum, c) => sum + (hits(c, id) ? c.weight : 0), 0);
  const all = bots.reduce((sum, c) => sum + c.weight, 0);
  return Math.max(0, Math.log((caught + 1) / (all + 1) / (rate.hits / rate.visits)));
}

/** Which fifth a case is held out with: its whole tool, or its whole visitor where it is a person. */
export function foldOf({ bot, family, visitor }: Case, folds: number): number {
  let hash = 7;
  for (const char of bot ? family : visitor) hash = (hash * 31 + char.charCodeAt(0)) % 1_000_003;
  return hash % folds;
}
