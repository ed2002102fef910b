import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { key_rollover } from './key_rollover.ts';

describeSignal(key_rollover, {
  hits: {
    'a fast typist': watched(chromium(), { keys: { rollovers: 9 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a script, which finishes each key': watched(chromium(), { keys: { dwells: [0, 0, 0], gaps: [2, 2, 3] } }),
    'a client that never lets go': watched(chromium(), { keys: { rollovers: 23, unreleased: 20 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
