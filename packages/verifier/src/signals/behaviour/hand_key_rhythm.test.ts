import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { hand_key_rhythm } from './hand_key_rhythm.ts';

describeSignal(hand_key_rhythm, {
  hits: {
    'a hand': withReading(chromium(), 'interaction', handInput),
  },
  clears: {
    'a script': withReading(chromium(), 'interaction', driverInput),
    'a person who typed one word': withReading(chromium(), 'interaction', { ...handInput, keys: 4 }),
  },
});
