import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('privacy', {
  driven: {
    chromium: { braveApi: false, globalPrivacyControl: null, doNotTrack: false, timerStepMs: 0.1 },
    firefox: { braveApi: false, globalPrivacyControl: false, doNotTrack: false, timerStepMs: 1 },
    // A page of few moments does not tell its step.
    webkit: (value) => expect([0, 1]).toContain(value.timerStepMs),
  },
  pages: {
    'a browser that says it is Brave, and asks for privacy': {
      prepare: () => {
        Object.assign(navigator, { brave: { isBrave: async () => true } });
        Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
      },
      reads: { any: { braveApi: true, globalPrivacyControl: true } },
    },
  },
});
