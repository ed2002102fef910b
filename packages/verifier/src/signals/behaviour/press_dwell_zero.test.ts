import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { press_dwell_zero } from './press_dwell_zero.ts';

describeSignal(press_dwell_zero, {
  hits: {
    'a click without a delay': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'quick taps on a trackpad': withReading(chromium({ system: 'macos' }), 'interaction', {
      ...handInput,
      pressMedianMs: 18,
    }),
    'a single press': withReading(chromium(), 'interaction', {
      ...handInput,
      mousePresses: 1,
      presses: 1,
      pressMedianMs: 1,
    }),
  },
});
