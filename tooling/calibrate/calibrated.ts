// From cases to weights.
import type { Family, Weight } from '../../packages/verifier/src/signal.ts';
import { signals } from '../../packages/verifier/src/signals/index.ts';
import { type Case, hits, type PopulationRate } from './cases.ts';
import { type Before, fitFamily } from './fit.ts';

/**
 * Not fitted: a tool that does not spoof is as coherent as the browser it drives, so a fit would measure which tools the
 * fleet happens to have. The family tells people from spoofers, and its cap holds what it may do for anybody.
 */
const NOT_FITTED: readonly Family[] = ['human_consistency'];
/** Fewer different visitors than these teach nothing about a signal. */
const MIN_VISITORS = 4;
/** A weight is measured when the data leave at most this share of the prior's doubt. */
const MAX_DOUBT_LEFT = 0.85;
/** A capture of a few machines must not outweigh what is known of many: how far the truth may lie from a prior. */
const deviationOf = (weight: number) => 0.35 * Math.abs(weight) + 0.2;

const round = (value: number) => Math.round(value * 100) / 100 + 0;

/**
 * Weights that the cases support, by signal. Definitive rules and signals that only observe are left as they are, and so
 * is all that too few visitors hit or that the data leave as open as before.
 */
export function calibrate(
  cases: readonly Case[],
  priors: Readonly<Record<string, Weight>>,
  rates: ReadonlyMap<string, PopulationRate>,
): Record<string, Weight> {
  const open = signals.filter(({ id, family }) => {
    const prior = priors[id];
    return prior !== undefined && prior.weight !== 0 && !prior.hard && !NOT_FITTED.includes(family);
  });
  const found: Record<string, Weight> = {};
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
    }));
    fitFamily(rows, before).forEach(({ weight, deviation, interval }, s) => {
      const { id } = members[s]!;
      const visitors = new Set(cases.filter((c) => hits(c, id)).map((c) => c.visitor)).size;
      if (visitors < MIN_VISITORS || deviation > before[s]!.deviation * MAX_DOUBT_LEFT) return;
      const bounded = Math.min(weight, ceilingOf(id, cases, rates));
      found[id] = {
        weight: round(bounded),
        basis: 'calibrated',
        n: visitors,
        interval: [round(Math.min(interval[0], bounded)), round(interval[1])],
      };
    });
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
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
