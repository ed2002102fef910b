import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unslowed_presses } from './unslowed_presses.ts';

describeSignal(unslowed_presses, {
  hits: {
    'a path at one speed': watched(chromium(), { pointer: { led: 4, slowing: 0 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a trackpad, tapped in the middle of a move now and then': watched(chromium(), { pointer: { led: 4, slowing: 1 } }),
    'a slow remote desktop': watched(chromium(), { pointer: { led: 1, slowing: 0 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
