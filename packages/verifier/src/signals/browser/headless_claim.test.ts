import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { headless_claim } from './headless_claim.ts';

describeSignal(headless_claim, {
  hits: {
    'Chromium in headless mode': withReading(chromium(), 'userAgent', {
      userAgent:
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
    }),
  },
  clears: {
    'Chrome with a window': chromium(),
    'GNOME Web, whose user agent is rare': webkit('gtk'),
  },
});
