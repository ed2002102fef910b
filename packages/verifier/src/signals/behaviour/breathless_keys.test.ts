import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { breathless_keys } from './breathless_keys.ts';

describeSignal(breathless_keys, {
  hits: {
    'Puppeteer with a delay': watched(chromium(), {
      keys: { dwells: [64.9, 66.7, 76.4], flights: [1.5, 2.5, 9], gaps: [66.9, 71, 94.1] },
    }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a fast typist, who presses keys over one another': watched(chromium(), {
      keys: { flights: [4, 9, 15], rollovers: 9 },
    }),
    'a script without a delay': watched(chromium(), { keys: { dwells: [0, 0, 1], flights: [0, 1, 1] } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
