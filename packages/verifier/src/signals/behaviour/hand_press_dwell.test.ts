import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { hand_press_dwell } from './hand_press_dwell.ts';

describeSignal(hand_press_dwell, {
  hits: {
    'a hand': withReading(chromium(), 'interaction', handInput),
  },
  clears: {
    'a script': withReading(chromium(), 'interaction', driverInput),
    'keys only': withReading(chromium(), 'interaction', {
      ...handInput,
      presses: 0,
      mousePresses: 0,
      pressMedianMs: null,
    }),
  },
});
