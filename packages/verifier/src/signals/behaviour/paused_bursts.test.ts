import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { paused_bursts } from './paused_bursts.ts';

describeSignal(paused_bursts, {
  hits: {
    'an agent': watched(chromium(), {
      pointer: { dwells: [0, 1, 2] },
      deeds: { deeds: 9, pauses: [2100, 3800, 6400] },
    }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a slow reader': watched(chromium(), { deeds: { deeds: 9, pauses: [2100, 3800, 6400] } }),
    'a tapper on a trackpad': watched(chromium(), {
      pointer: { dwells: [9, 14, 22] },
      deeds: { deeds: 9, pauses: [2100, 3800, 6400] },
    }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
