import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { window_exceeds_screen } from './window_exceeds_screen.ts';

describeSignal(window_exceeds_screen, {
  hits: {
    'Playwright with a window': withReading(
      withReading(chromium(), 'windowGeometry', {
        innerWidth: 1280,
        innerHeight: 720,
        outerWidth: 1288,
        outerHeight: 805,
      }),
      'screen',
      { width: 1280, height: 720, availWidth: 1280, availHeight: 720 },
    ),
  },
  clears: {
    'a maximised window with its invisible border': withReading(chromium(), 'windowGeometry', {
      outerWidth: 1936,
      outerHeight: 1056,
    }),
    'a window across two screens': withReading(chromium(), 'windowGeometry', { innerWidth: 3800, outerWidth: 3840 }),
  },
});
