import { chromium, firefox, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { button_state_conflict } from './button_state_conflict.ts';

describeSignal(button_state_conflict, {
  hits: {
    'a client that keeps the mask when it lets go': watched(chromium(), { pointer: { heldReleases: 3 } }),
    'a drag that holds nothing': watched(chromium(), { pointer: { unheldDrags: 12 } }),
    'moves that each let go': watched(chromium(), { pointer: { strayReleases: 40 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a release that began outside': watched(chromium(), { pointer: { strayReleases: 1 } }),
    Firefox: watched(firefox(), { pointer: { heldReleases: 3 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
