import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { centred_presses } from './centred_presses.ts';

describeSignal(centred_presses, {
  hits: {
    'Playwright, which clicks three times': watched(chromium(), { pointer: { presses: 3, centred: 3 } }),
    'Puppeteer, which clicks once': watched(chromium(), { pointer: { presses: 1, centred: 1 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'one press that happened to': watched(chromium(), { pointer: { presses: 4, centred: 1 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
    'a person with a touch screen': watched(chromium(), {
      pointer: { ...restingPointer, touch: { presses: 4, unit: 0, sizes: 4, forces: 2, identifiers: 1 } },
    }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
