import { expect, test } from 'vitest';
import { timerStep } from './privacy.ts';

test.each([
  ['Chromium', [3.6, 12, 14.2, 22.2, 31.7], 0.1],
  ['Firefox', [12, 15, 254, 269, 301], 1],
  ['Firefox resisting fingerprinting', [16.666, 33.332, 416.66, 433.32, 850], 1000 / 60],
  ['a clock of a tenth of a second', [100, 200, 400, 1200], 100],
  ['a fine clock', [3.605, 12.015, 14.225, 22.21], 0],
  ['too few moments', [100, 200, 300], 0],
  ['one moment over and over', [100, 100, 100, 100, 100], 0],
  ['moments that have not come', [0, 0, 0, 0, 16.67], 0],
])('%s', (_, moments, step) => {
  expect(timerStep(moments)).toBeCloseTo(step, 5);
});
