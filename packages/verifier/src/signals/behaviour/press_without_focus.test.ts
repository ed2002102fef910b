import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { press_without_focus } from './press_without_focus.ts';

describeSignal(press_without_focus, {
  hits: {
    'a headless browser without focus emulation': withReading(
      withReading(chromium(), 'focus', { hasFocus: false }),
      'interaction',
      { ...driverInput, everFocused: false },
    ),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a tab opened in the background and never pressed': withReading(
      withReading(chromium(), 'focus', { hasFocus: false, visible: false }),
      'interaction',
      { ...handInput, everFocused: false, mousePresses: 0 },
    ),
  },
});
