import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('touch', {
  driven: { chromium: { touchEvent: true } },
  pages: {
    'a claimed touch screen': {
      prepare: () => Object.defineProperty(navigator, 'maxTouchPoints', { get: () => 10 }),
      reads: { any: { maxTouchPoints: 10 } },
    },
  },
});
