import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { pointer_leaps } from './pointer_leaps.ts';

describeSignal(pointer_leaps, {
  hits: {
    'a script that moves from target to target': watched(chromium(), { pointer: { moves: 4, leaps: 4 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a slow remote desktop': watched(chromium(), { pointer: { moves: 40, leaps: 3 } }),
    'a second screen': watched(chromium(), { pointer: { moves: 200, leaps: 5 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
