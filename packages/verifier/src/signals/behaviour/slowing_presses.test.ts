import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { slowing_presses } from './slowing_presses.ts';

describeSignal(slowing_presses, {
  hits: {
    'a hand': watched(chromium()),
  },
  clears: {
    'a script that draws lines': watched(chromium(), { pointer: { slowing: 0, ruled: 3 } }),
    'a script that eases to the centre': watched(chromium(), { pointer: { centred: 3 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
