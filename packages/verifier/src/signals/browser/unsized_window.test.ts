import { chromium, webkit, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unsized_window } from './unsized_window.ts';

describeSignal(unsized_window, {
  hits: {
    'an early headless mode': withReading(chromium(), 'windowGeometry', { outerWidth: 0, outerHeight: 0 }),
  },
  clears: {
    'a window': chromium(),
    'a tab opened in the background': withReading(
      withReading(chromium(), 'windowGeometry', { outerWidth: 0, outerHeight: 0 }),
      'focus',
      { visible: false },
    ),
    'an iPhone, whose applications say so': withReading(webkit('iphone'), 'windowGeometry', {
      outerWidth: 0,
      outerHeight: 0,
    }),
  },
  skips: {
    'a page that hides its window': withFault(chromium(), 'windowGeometry', 'threw'),
  },
});
