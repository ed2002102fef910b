import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { scrollbar_hidden } from './scrollbar_hidden.ts';

describeSignal(scrollbar_hidden, {
  hits: {
    'headless Chromium of a launcher': withReading(chromium(), 'scrollbar', { width: 0 }),
  },
  clears: {
    'a Mac, whose bars lie over the page': chromium({ system: 'macos' }),
    'Firefox on Linux, whose bars do too': firefox({ system: 'linux' }),
    'a phone': chromium({ system: 'android' }),
    'a Chromebook, whose bars lie over the page too': withReading(chromium({ system: 'chromeos' }), 'scrollbar', {
      width: 0,
    }),
  },
});
