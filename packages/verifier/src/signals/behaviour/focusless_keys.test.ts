import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { focusless_keys } from './focusless_keys.ts';

describeSignal(focusless_keys, {
  hits: {
    'a driver that types in a tab behind': watched(chromium(), { keys: { focusless: 20 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'one key while the window changed': watched(chromium(), { keys: { focusless: 1 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
