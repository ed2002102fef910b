import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { mouse_without_pointer } from './mouse_without_pointer.ts';

describeSignal(mouse_without_pointer, {
  hits: {
    'a click in a headless browser': withReading(
      withReading(chromium(), 'mediaFeatures', { pointer: 'none', anyPointer: 'none', hover: false, anyHover: false }),
      'interaction',
      driverInput,
    ),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a machine without a mouse, used by keys': withReading(
      withReading(chromium(), 'mediaFeatures', { pointer: 'none', anyPointer: 'none' }),
      'interaction',
      { ...handInput, mousePresses: 0, presses: 0 },
    ),
  },
});
