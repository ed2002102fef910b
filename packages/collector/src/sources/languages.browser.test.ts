import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('languages', {
  driven: {
    any: (value) => {
      expect(value.language).toBe(value.languages[0]);
      expect(value.locale).toMatch(/^[a-z]{2}/);
    },
  },
});
