import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ruled_paths } from './ruled_paths.ts';

describeSignal(ruled_paths, {
  hits: {
    'Playwright with steps': watched(chromium(), { pointer: { led: 2, ruled: 2, slowing: 0 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'one straight stroke among others': watched(chromium(), { pointer: { led: 3, ruled: 1 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
