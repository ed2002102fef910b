/** Timings finer than a millisecond that must be there, all different: some fifty bits, which chance does not repeat. */
const MIN_FINE = 10;

/**
 * What is one page view's own and no other's: how long each of its readings took, to a tenth of a millisecond. Null where
 * timers are coarser (Firefox, Safari, tools against fingerprinting), since there many honest page views are alike.
 *
 * Values are left out: some of them must differ from nonce to nonce, and whoever replays evidence makes those anew.
 * Of evidence already read as JSON.
 */
export function timingsOf(parsed: unknown): string | null {
  if (!isRecord(parsed) || !isRecord(parsed.readings)) return null;
  const { readings } = parsed;
  const fine = new Set<number>();
  const timings = Object.keys(readings)
    .sort()
    .map((name) => {
      const read = readings[name];
      const ms = isRecord(read) ? read.ms : null;
      if (typeof ms === 'number' && !Number.isInteger(ms)) fine.add(ms);
      return [name, ms] as const;
    });
  if (fine.size < MIN_FINE) return null;
  return JSON.stringify([parsed.startedMs, parsed.tookMs, timings]);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
