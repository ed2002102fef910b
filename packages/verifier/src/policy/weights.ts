import type { Weight } from '../signal.ts';

/** One row a signal: natural-log likelihood ratios. 0 observes. */
export const weights: Readonly<Record<string, Weight>> = {};
