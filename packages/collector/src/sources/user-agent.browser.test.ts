import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('userAgent', {
  driven: {
    chromium: {
      userAgent: expect.stringMatching(/Chrome\/\d+/),
      vendor: 'Google Inc.',
      productSub: '20030107',
      oscpu: null,
      buildId: null,
    },
    firefox: {
      userAgent: expect.stringMatching(/Firefox\/\d+/),
      vendor: '',
      productSub: '20100101',
      buildId: '20181001000000',
    },
    webkit: {
      userAgent: expect.stringMatching(/AppleWebKit\//),
      vendor: 'Apple Computer, Inc.',
      productSub: '20030107',
      oscpu: null,
    },
  },
  pages: {
    'a very long user agent': {
      prepare: () => Object.defineProperty(navigator, 'userAgent', { get: () => 'x'.repeat(5000) }),
      reads: { any: { userAgent: 'x'.repeat(512) } },
    },
  },
});
