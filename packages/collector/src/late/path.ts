/** Where a mouse was, and when: kept for a second at most, and never sent. */
export interface Point {
  x: number;
  y: number;
  at: number;
}

/** How a mouse came to what it pressed. */
export interface Approach {
  /** the last moves were slower than half of the fastest one */
  slowing: boolean;
  /** along a straight line at a steady speed */
  ruled: boolean;
}

/** Fewer points than these say nothing of a path. */
const FEWEST = 5;
/** A path of this many pixels has a direction. */
const LONG = 60;
/** What a ruler leaves of straightness and steadiness, rounding allowed for. */
const STRAIGHT = 0.998;
const STEADY = 0.12;

/** The manner of a path that ends in a press; null of one that says nothing. */
export function approachOf(path: readonly Point[]): Approach | null {
  if (path.length < FEWEST) return null;
  const steps = path.slice(1).map((to, i) => {
    const from = path[i]!;
    return { long: Math.hypot(to.x - from.x, to.y - from.y), ms: Math.max(0.1, to.at - from.at) };
  });
  const length = steps.reduce((sum, { long }) => sum + long, 0);
  const speeds = steps.map(({ long, ms }) => long / ms);
  const last = steps.slice(-3);
  const lastSpeed = last.reduce((sum, { long }) => sum + long, 0) / last.reduce((sum, { ms }) => sum + ms, 0);
  const [begin, end] = [path[0]!, path[path.length - 1]!];
  const straight = length >= LONG && Math.hypot(end.x - begin.x, end.y - begin.y) >= length * STRAIGHT;
  return {
    slowing: lastSpeed < Math.max(...speeds) / 2,
    // of distances, not of speeds: a tool draws its path in equal steps, and sends them as fast as it can
    ruled: straight && spread(steps.map(({ long }) => long)) <= STEADY,
  };
}

/** Standard deviation by mean. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean ? Math.sqrt(variance) / mean : 0;
}
