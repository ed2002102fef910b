import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { screen_default_headless } from './screen_default_headless.ts';

describeSignal(screen_default_headless, {
  hits: {
    'plain headless Chromium': withReading(
      withReading(chromium(), 'screen', { width: 800, height: 600, availWidth: 800, availHeight: 600 }),
      'windowGeometry',
      { innerWidth: 780, innerHeight: 493, outerWidth: 780, outerHeight: 580 },
    ),
  },
  clears: {
    'a person on a remote screen of 800x600': withReading(
      withReading(chromium(), 'screen', { width: 800, height: 600, availWidth: 800, availHeight: 570 }),
      'windowGeometry',
      { innerWidth: 800, innerHeight: 480, outerWidth: 800, outerHeight: 567 },
    ),
    'an ordinary screen': chromium(),
  },
});
