import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { key_dwell_zero } from './key_dwell_zero.ts';

describeSignal(key_dwell_zero, {
  hits: {
    'typing without a delay': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a fast typist': withReading(chromium(), 'interaction', { ...handInput, keyDwellMedianMs: 45, keyGapMedianMs: 90 }),
  },
});
