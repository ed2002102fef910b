import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { playwright_globals } from './playwright_globals.ts';

describeSignal(playwright_globals, {
  hits: {
    'Playwright with an exposed function': withReading(
      chromium(),
      'globals',
      found(['__playwright__binding__', '__pwInitScripts']),
    ),
  },
  clears: {
    'a page of its own names': withReading(chromium(), 'globals', found(['__pwa', 'pwPlayer'])),
  },
});
