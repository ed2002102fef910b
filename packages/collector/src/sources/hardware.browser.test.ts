import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('hardware', {
  driven: {
    chromium: { cores: expect.any(Number), memory: expect.any(Number) },
    firefox: { cores: expect.any(Number), memory: null },
    webkit: { cores: expect.any(Number), memory: null },
  },
  pages: {
    'a number that JSON cannot say': {
      prepare: () => Object.defineProperty(navigator, 'hardwareConcurrency', { value: Number.POSITIVE_INFINITY }),
      reads: { any: { cores: null } },
    },
  },
});
