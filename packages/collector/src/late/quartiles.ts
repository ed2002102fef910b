import { tenths } from '../reading.ts';

/** The latest times of one kind, of which quartiles are taken: so many, and no more, are kept. */
export const SAMPLES = 64;

/** Add a time in milliseconds, and forget the oldest beyond what quartiles need. */
export function keepTime(times: number[], ms: number): void {
  if (times.push(tenths(ms)) > SAMPLES) times.shift();
}

/** Lower quartile, median and upper quartile, each one of the values; null of none. */
export function quartilesOf(values: readonly number[]): [number, number, number] | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!;
  return sorted.length ? [at(0.25), at(0.5), at(0.75)] : null;
}
