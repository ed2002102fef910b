import { chromium, firefox, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unframed_presses } from './unframed_presses.ts';

describeSignal(unframed_presses, {
  hits: {
    'a patched screenY': watched(chromium(), { pointer: { unframed: 3 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'Firefox that resists fingerprinting': watched(firefox(), { pointer: { unframed: 3 } }),
    'once, while the window moved': watched(chromium(), { pointer: { unframed: 1 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
