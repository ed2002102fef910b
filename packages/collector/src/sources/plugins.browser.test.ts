import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('plugins', {
  driven: { chromium: { genuineLists: true }, firefox: { genuineLists: true }, webkit: { genuineLists: true } },
  pages: {
    'lists made up by a script': {
      prepare: () => Object.defineProperty(navigator, 'plugins', { get: () => [{ name: 'PDF Viewer' }] }),
      reads: { any: { names: ['PDF Viewer'], pluginCount: 1, genuineLists: false } },
    },
  },
});
