import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('codecs', {
  driven: {
    chromium: { vp9: 'probably', opus: 'probably', wav: 'probably' },
    firefox: { vp9: 'probably', opus: 'probably', wav: 'probably' },
    webkit: {},
  },
});
