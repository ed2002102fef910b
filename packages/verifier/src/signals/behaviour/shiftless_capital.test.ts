import { chromium, watched, webkit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { shiftless_capital } from './shiftless_capital.ts';

describeSignal(shiftless_capital, {
  hits: {
    'Puppeteer’s type': watched(chromium(), { keys: { shiftlessCapital: true } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a phone’s keyboard, which begins sentences by itself': watched(chromium({ system: 'android' }), {
      keys: { shiftlessCapital: true },
    }),
    'the glass of an iPad that says it is a Mac': watched(webkit('ipad-desktop-pages'), {
      keys: { shiftlessCapital: true },
    }),
    'a person who dictates': watched(chromium(), { keys: { keys: 0, dwells: null, flights: null, gaps: null } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
