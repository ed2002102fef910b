// Weights of one family from labelled visits: a logistic fit that starts at the priors and is held to them as far as the
// data say nothing else.

/** A visit: which of the family's signals it hit, whether it is a bot, and how much it counts. */
export interface Row {
  hits: readonly number[];
  bot: boolean;
  weight: number;
  /** what everything outside the family says of it. @defaultValue 0 */
  besides?: number;
  /** the most that the family may take away from it: beyond, its weights change nothing. @defaultValue no bound */
  room?: number;
}

/** A signal before the data: its prior weight, and how far the truth may lie from it. */
export interface Before {
  weight: number;
  deviation: number;
}

/** A signal after the data. `deviation` below the prior's is what the data taught. */
export interface After extends Before {
  interval: readonly [low: number, high: number];
}

const STEPS = 4000;
/** Two-sided 95 per cent of a normal distribution. */
export const Z = 1.96;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * The weights that make the labels likeliest, each under a normal prior, none on the other side of zero than its prior:
 * a sign for bots never becomes one for people. There is no intercept, since a signal that does not hit counts nothing.
 */
export function fitFamily(rows: readonly Row[], before: readonly Before[]): After[] {
  const weights = before.map(({ weight }) => weight);
  const precision = before.map(({ deviation }) => 1 / deviation ** 2);
  // Below the inverse of the steepest curvature the descent cannot overshoot.
  const load = before.map((_, s) =>
    rows.reduce((sum, row) => sum + (row.hits.includes(s) ? row.weight * row.hits.length : 0), 0),
  );
  const rate = 1 / (Math.max(0, ...load) / 4 + Math.max(...precision));
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, s) => (weight - before[s]!.weight) * precision[s]!);
    for (const row of rows) {
      if (!isOpen(row, weights)) continue;
      const error = probability(row, weights) - Number(row.bot);
      for (const s of row.hits) slope[s]! += row.weight * error;
    }
    weights.forEach((weight, s) => {
      const moved = weight - rate * slope[s]!;
      weights[s] = before[s]!.weight < 0 ? Math.min(0, moved) : Math.max(0, moved);
    });
  }
  const spread = inverseDiagonal(curvature(rows, weights, precision));
  return weights.map((weight, s) => {
    const deviation = Math.sqrt(spread[s]!);
    return { weight, deviation, interval: [weight - Z * deviation, weight + Z * deviation] };
  });
}

const sum = (hits: readonly number[], weights: readonly number[]) => hits.reduce((total, s) => total + weights[s]!, 0);
const isOpen = ({ hits, room = Number.POSITIVE_INFINITY }: Row, weights: readonly number[]) =>
  sum(hits, weights) > -room;
const probability = ({ hits, besides = 0 }: Row, weights: readonly number[]) => sigmoid(besides + sum(hits, weights));

function curvature(rows: readonly Row[], weights: readonly number[], precision: readonly number[]): number[][] {
  const matrix = precision.map((p, s) => precision.map((_, t) => (s === t ? p : 0)));
  for (const row of rows) {
    if (!isOpen(row, weights)) continue;
    const p = probability(row, weights);
    for (const s of row.hits) for (const t of row.hits) matrix[s]![t]! += row.weight * p * (1 - p);
  }
  return matrix;
}

/** Diagonal of the inverse of a symmetric positive matrix, by elimination. */
function inverseDiagonal(matrix: number[][]): number[] {
  const size = matrix.length;
  const wide = matrix.map((row, s) => [...row, ...row.map((_, t) => Number(s === t))]);
  for (let at = 0; at < size; at++) {
    const pivot = wide[at]![at]!;
    wide[at] = wide[at]!.map((value) => value / pivot);
    for (let s = 0; s < size; s++) {
      const factor = wide[s]![at]!;
      if (s !== at) wide[s] = wide[s]!.map((value, t) => value - factor * wide[at]![t]!);
    }
  }
  return wide.map((row, s) => row[size + s]!);
}
