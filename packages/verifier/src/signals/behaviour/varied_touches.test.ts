import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { varied_touches } from './varied_touches.ts';

describeSignal(varied_touches, {
  hits: {
    'a phone': watched(chromium({ system: 'android' }), {
      pointer: { touch: { presses: 9, unit: 0, sizes: 8, forces: 7, identifiers: 1 } },
    }),
    'a pen': watched(chromium(), { pointer: { pen: { presses: 7, pressures: 7 } } }),
  },
  clears: {
    'an emulated phone': watched(chromium(), {
      pointer: { touch: { presses: 9, unit: 9, sizes: 1, forces: 1, identifiers: 1 } },
    }),
    'a hand': watched(chromium()),
    'a screen that knows no extent': watched(chromium({ system: 'android' }), {
      pointer: { touch: { presses: 9, unit: 0, sizes: 1, forces: 1, identifiers: 1 } },
    }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
