import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { framed_window } from './framed_window.ts';

describeSignal(framed_window, {
  hits: {
    'a maximised window': chromium(),
    Firefox: firefox(),
  },
  clears: {
    'a page in full screen': withReading(chromium(), 'windowGeometry', {
      innerHeight: 1080,
      outerHeight: 1080,
      displayMode: 'fullscreen',
    }),
    'a phone': chromium({ system: 'android' }),
  },
});
