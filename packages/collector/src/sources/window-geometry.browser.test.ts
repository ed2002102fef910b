import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('windowGeometry', {
  driven: {
    any: (value) => {
      expect(value.top).toBe(true);
      expect(value.innerWidth).toBeGreaterThan(0);
      expect(value.visualScale).toBe(1);
    },
  },
});
