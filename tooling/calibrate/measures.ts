// How good probabilities are: none of it knows where they come from.

/** A visit's probability of being a bot, what it is, and how much it counts. */
export interface Guess {
  p: number;
  bot: boolean;
  weight: number;
}

const total = (guesses: readonly Guess[]) => guesses.reduce((sum, g) => sum + g.weight, 0);

/** Mean squared distance between probability and truth: 0 is perfect, 0.25 knows nothing. */
export function brier(guesses: readonly Guess[]): number {
  return guesses.reduce((sum, { p, bot, weight }) => sum + weight * (p - Number(bot)) ** 2, 0) / total(guesses);
}

/** Probability that a bot is guessed higher than a person, ties counting half. */
export function auc(guesses: readonly Guess[]): number {
  const bots = guesses.filter((g) => g.bot);
  const people = guesses.filter((g) => !g.bot);
  let won = 0;
  for (const b of bots) for (const h of people) won += b.weight * h.weight * (b.p > h.p ? 1 : b.p === h.p ? 0.5 : 0);
  return won / (total(bots) * total(people));
}

/** A point of the ROC: how many of each side lie at or above a threshold. */
export interface RocPoint {
  threshold: number;
  bots: number;
  people: number;
}

/** Shares caught at each threshold on a score from 0 to 100. */
export function roc(guesses: readonly Guess[], thresholds: readonly number[]): RocPoint[] {
  const share = (bot: boolean, threshold: number) => {
    const side = guesses.filter((g) => g.bot === bot);
    return total(side.filter((g) => g.p * 100 >= threshold)) / total(side);
  };
  return thresholds.map((threshold) => ({ threshold, bots: share(true, threshold), people: share(false, threshold) }));
}

/** A bin of the reliability diagram. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  /** mean probability, and share of bots */
  said: number;
  were: number;
}

/** Probabilities in bins against what their visits were. Empty bins are left out. */
export function reliability(guesses: readonly Guess[], edges: readonly number[]): Bin[] {
  return edges.slice(1).flatMap((to, i) => {
    const from = edges[i]!;
    const last = i === edges.length - 2;
    const inside = guesses.filter(({ p }) => p >= from && (p < to || (last && p <= to)));
    if (inside.length === 0) return [];
    const mean = (value: (g: Guess) => number) => inside.reduce((s, g) => s + g.weight * value(g), 0) / total(inside);
    return { from, to, count: inside.length, said: mean((g) => g.p), were: mean((g) => Number(g.bot)) };
  });
}
