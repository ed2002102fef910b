import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('navigationTiming', {
  driven: {
    any: (value) => {
      expect(value.type).toBe('navigate');
      expect(value.nextHopProtocol).toBe('http/1.1');
      expect(value.responseStart).toBeGreaterThanOrEqual(value.requestStart);
      expect(value.decodedBodySize).toBeGreaterThan(100);
    },
  },
});
