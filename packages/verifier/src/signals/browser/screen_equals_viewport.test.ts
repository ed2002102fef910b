import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { screen_equals_viewport } from './screen_equals_viewport.ts';

describeSignal(screen_equals_viewport, {
  hits: {
    'headless Playwright': withReading(
      withReading(chromium(), 'windowGeometry', { innerWidth: 1280, innerHeight: 720 }),
      'screen',
      { width: 1280, height: 720, availWidth: 1280, availHeight: 720 },
    ),
  },
  clears: {
    'a page in full screen': withReading(chromium(), 'windowGeometry', {
      innerWidth: 1920,
      innerHeight: 1080,
      outerHeight: 1080,
      displayMode: 'fullscreen',
    }),
    'Firefox that resists fingerprinting, whose screen is its page': withReading(firefox(), 'screen', {
      width: 1920,
      height: 945,
    }),
    'a phone, whose page fills its screen': withReading(chromium({ system: 'android' }), 'windowGeometry', {
      innerHeight: 915,
    }),
  },
});
