// Written by `npm run calibrate`: what labelled visits support. `n` counts different visitors.
import type { Weight } from '../signal.ts';

/** Weights measured on labelled visits, with their 95 % intervals. */
export const calibrated: Readonly<Record<string, Weight>> = {
  coalesced_moves: { weight: -2.27, basis: 'calibrated', n: 31, interval: [-3.39, -1.15] },
  hand_key_rhythm: { weight: -0.42, basis: 'calibrated', n: 40, interval: [-1.08, 0.25] },
  input_off_system_clock: { weight: 3.8, basis: 'calibrated', n: 22, interval: [1.48, 6.11] },
  media_devices_missing: { weight: 0, basis: 'calibrated', n: 70, interval: [-0.34, 0.34] },
  software_renderer: { weight: 0.22, basis: 'calibrated', n: 44, interval: [-0.21, 0.65] },
};
