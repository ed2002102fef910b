import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { touch_flag_mismatch } from './touch_flag_mismatch.ts';

describeSignal(touch_flag_mismatch, {
  hits: {
    'a launcher with touch events switched on': withReading(chromium(), 'touch', {
      onTouchStart: true,
      touchEvent: true,
    }),
  },
  clears: {
    'a laptop with a touch screen': withReading(
      withReading(chromium(), 'touch', { maxTouchPoints: 10, onTouchStart: true }),
      'mediaFeatures',
      { anyPointer: 'both' },
    ),
    'a phone': chromium({ system: 'android' }),
  },
});
