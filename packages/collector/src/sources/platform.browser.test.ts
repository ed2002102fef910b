import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('platform', {
  driven: { any: { platform: expect.stringMatching(/\w/), ownNavigatorKeys: [] } },
  pages: {
    'a platform laid over the real one': {
      prepare: () => Object.defineProperty(navigator, 'platform', { value: 'Win32' }),
      reads: { any: { platform: 'Win32', ownNavigatorKeys: ['platform'] } },
    },
  },
});
