// Written by `npm run calibrate`: what labelled visits support. `n` counts different visitors.
import type { Weight } from '../signal.ts';

/** Weights measured on labelled visits, with their 95 % intervals. */
export const calibrated: Readonly<Record<string, Weight>> = {
  cdp_stack_serialised: { weight: 1.33, basis: 'calibrated', n: 23, interval: [0.37, 2.3] },
  coalesced_moves: { weight: -2.06, basis: 'calibrated', n: 23, interval: [-3.24, -0.87] },
  placed_presses: { weight: 3.16, basis: 'calibrated', n: 13, interval: [1.4, 4.91] },
  software_renderer: { weight: 0.19, basis: 'calibrated', n: 33, interval: [-0.26, 0.63] },
};
