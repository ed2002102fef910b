// Written by `npm run calibrate`: what labelled visits support. `n` counts different visitors.
import type { Weight } from '../signal.ts';

/** Weights measured on labelled visits, with their 95 % intervals. */
export const calibrated: Readonly<Record<string, Weight>> = {
  cdp_stack_serialised: { weight: 1.42, basis: 'calibrated', n: 22, interval: [0.42, 2.41] },
  coalesced_moves: { weight: -2.03, basis: 'calibrated', n: 17, interval: [-3.23, -0.84] },
  placed_presses: { weight: 3.17, basis: 'calibrated', n: 14, interval: [1.42, 4.92] },
  software_renderer: { weight: 0.19, basis: 'calibrated', n: 26, interval: [-0.27, 0.65] },
};
