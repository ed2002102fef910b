import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('storage', {
  driven: {
    any: { cookies: true, local: true, session: true, indexedDb: true, serviceWorker: true, secureContext: true },
  },
  pages: {
    'a sandboxed page': {
      csp: 'sandbox allow-scripts',
      reads: { chromium: { local: false, session: false }, firefox: { local: false, session: false } },
    },
  },
});
