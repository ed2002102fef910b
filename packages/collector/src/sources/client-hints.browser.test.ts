import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('clientHints', {
  driven: {
    chromium: {
      brands: expect.arrayContaining([{ brand: 'Chromium', version: expect.stringMatching(/^\d+$/) }]),
      mobile: false,
      high: expect.objectContaining({
        uaFullVersion: expect.stringMatching(/^\d+\./),
        fullVersionList: expect.any(Array),
      }),
    },
    firefox: { fault: 'absent' },
    webkit: { fault: 'absent' },
  },
  pages: {
    'high-entropy hints that never come': {
      prepare: () => {
        const proto = Object.getPrototypeOf((navigator as { userAgentData?: object }).userAgentData ?? {});
        proto.getHighEntropyValues = () => new Promise(() => {});
      },
      reads: { chromium: { mobile: false, high: null } },
    },
  },
});
