import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('workerRealm', {
  driven: {
    // A driver listens to the worker's runtime too: more reads than the engine makes by itself.
    chromium: { identity: expect.objectContaining({ webdriver: null }), consoleStackReads: 1, consoleNameReads: 3 },
    firefox: { identity: expect.objectContaining({ webdriver: null }), consoleStackReads: null },
    webkit: { identity: expect.objectContaining({ webdriver: null }), consoleStackReads: null },
  },
  undriven: {
    chromium: { consoleStackReads: 0, consoleNameReads: 1 },
    firefox: { consoleStackReads: null, consoleNameReads: 1 },
  },
  pages: {
    'a mask worn by the page alone': {
      prepare: () => Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'Win32' }),
      reads: { any: (value) => expect(value.identity.platform).not.toBe('Win32') },
    },
    'no address to start from': { setting: { worker: false }, reads: { any: { fault: 'blocked' } } },
    'by way of a blob': {
      setting: { blob: true },
      reads: { any: { identity: expect.objectContaining({ webdriver: null }) } },
    },
    'a policy against workers': { csp: "worker-src 'none'", reads: { any: { fault: 'blocked' } } },
    'a policy that wants trusted types': {
      csp: "require-trusted-types-for 'script'",
      reads: { chromium: { fault: 'blocked' } },
    },
  },
});
