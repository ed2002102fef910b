import { chromium, watched, webkit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unnumbered_keys } from './unnumbered_keys.ts';

describeSignal(unnumbered_keys, {
  hits: {
    'a protocol client that sends a name only': watched(chromium(), { keys: { numberless: 20 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a media key': watched(chromium(), { keys: { numberless: 1 } }),
    'the glass of an iPad that says it is a Mac': watched(webkit('ipad-desktop-pages'), {
      keys: { numberless: 20 },
    }),
    'a phone': watched(chromium({ system: 'android' }), { keys: { numberless: 20 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
