import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('mediaFeatures', {
  driven: { any: { pointer: expect.stringMatching(/none|fine|coarse/), reducedMotion: false, forcedColors: false } },
  undriven: { any: { pointer: 'fine', anyPointer: 'fine', hover: true, anyHover: true } },
});
