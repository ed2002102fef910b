import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unit_touches } from './unit_touches.ts';

describeSignal(unit_touches, {
  hits: {
    'Playwright’s tap': watched(chromium(), {
      pointer: { touch: { presses: 3, unit: 3, sizes: 1, forces: 1, identifiers: 1 } },
    }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a phone': watched(chromium({ system: 'android' }), {
      pointer: { touch: { presses: 9, unit: 0, sizes: 8, forces: 7, identifiers: 1 } },
    }),
    'a screen that knows no extent, only a place': watched(chromium({ system: 'android' }), {
      pointer: { touch: { presses: 9, unit: 0, sizes: 1, forces: 1, identifiers: 2 } },
    }),
    'one tap': watched(chromium(), {
      pointer: { touch: { presses: 1, unit: 1, sizes: 1, forces: 1, identifiers: 1 } },
    }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
