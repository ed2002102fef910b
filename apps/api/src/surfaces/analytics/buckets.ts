import type { AnalyticsBucket, AnalyticsPeriod } from '@veridict/contract';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long each period is. */
export const PERIOD_MS: Readonly<Record<AnalyticsPeriod, number>> = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
  '90d': 90 * dayMs,
};

const STEP_MS: Readonly<Record<AnalyticsBucket, number>> = { hour: hourMs, day: dayMs, week: 7 * dayMs };
/** The first Monday since time is counted: weeks begin with it. */
const firstMonday = 4 * dayMs;

/** The beginning of each bucket that a window touches, oldest first. UTC has no short days, so all are of one length. */
export function bucketsOf(from: number, to: number, bucket: AnalyticsBucket): number[] {
  const step = STEP_MS[bucket];
  const offset = bucket === 'week' ? firstMonday : 0;
  const first = Math.floor((from - offset) / step) * step + offset;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, place) => first + place * step);
}
