import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('privacy', {
  driven: {
    // A page of few moments does not tell its step.
    chromium: ({ timerStepMs, ...rest }) => {
      expect(rest).toEqual({ braveApi: false, globalPrivacyControl: null, doNotTrack: false });
      expect([0, 0.1]).toContain(timerStepMs);
    },
    firefox: ({ timerStepMs, ...rest }) => {
      expect(rest).toEqual({ braveApi: false, globalPrivacyControl: false, doNotTrack: false });
      expect([0, 1]).toContain(timerStepMs);
    },
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
