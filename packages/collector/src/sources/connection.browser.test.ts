import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('connection', {
  driven: {
    chromium: { effectiveType: expect.stringMatching(/g$/), rtt: expect.any(Number), hasDownlinkMax: false },
    firefox: { fault: 'absent' },
    webkit: { fault: 'absent' },
  },
});
