import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { barless_screen } from './barless_screen.ts';

describeSignal(barless_screen, {
  hits: {
    'a virtual screen under the name of Windows': withReading(chromium(), 'screen', { availHeight: 1080 }),
  },
  clears: {
    Windows: chromium(),
    'Linux, where many screens have no bar': withReading(chromium({ system: 'linux' }), 'screen', {
      availHeight: 1080,
    }),
    'a full screen': withReading(withReading(chromium(), 'screen', { availHeight: 1080 }), 'windowGeometry', {
      displayMode: 'fullscreen',
    }),
    'a page in a frame': withReading(withReading(chromium(), 'screen', { availHeight: 1080 }), 'windowGeometry', {
      top: false,
    }),
    'Firefox that resists fingerprinting': withReading(firefox(), 'screen', { availWidth: 1920, availHeight: 1080 }),
  },
  skips: {
    'a page that hides the screen': withFault(chromium(), 'screen', 'threw'),
  },
});
