import { chromium, watched, webkit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unreleased_keys } from './unreleased_keys.ts';

describeSignal(unreleased_keys, {
  hits: {
    'a client that only presses': watched(chromium(), { keys: { unreleased: 20 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a key that was let go in another window': watched(chromium(), { keys: { unreleased: 1 } }),
    'the glass of an iPad that says it is a Mac': watched(webkit('ipad-desktop-pages'), {
      keys: { unreleased: 20 },
    }),
    'a phone': watched(chromium({ system: 'android' }), { keys: { unreleased: 20 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
