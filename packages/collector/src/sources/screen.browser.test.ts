import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('screen', {
  driven: {
    any: (value) => {
      expect(value.width).toBeGreaterThan(0);
      expect(value.availWidth).toBeLessThanOrEqual(value.width);
      expect(value.pixelRatio).toBeGreaterThan(0);
    },
  },
});
