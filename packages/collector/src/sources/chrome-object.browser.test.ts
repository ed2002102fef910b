import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('chromeObject', {
  driven: {
    chromium: { keys: ['loadTimes', 'csi', 'app'], native: true, runtime: 'absent' },
    firefox: { fault: 'absent' },
    webkit: { fault: 'absent' },
  },
  pages: {
    'one made up by a script': {
      prepare: () => {
        Object.assign(window, { chrome: { csi: () => {}, runtime: { connect: () => {} } } });
      },
      reads: { any: { keys: ['csi', 'runtime'], native: false, runtime: 'other' } },
    },
  },
});
