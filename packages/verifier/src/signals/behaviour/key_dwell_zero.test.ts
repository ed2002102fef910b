import { chromium, driverInput, handInput, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { key_dwell_zero } from './key_dwell_zero.ts';

describeSignal(key_dwell_zero, {
  hits: {
    'typing without a delay': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'the glass of an iPad that says it is a Mac': withReading(webkit('ipad-desktop-pages'), 'interaction', {
      ...handInput,
      keyDwellMedianMs: 0,
    }),
    'a fast typist': withReading(chromium(), 'interaction', { ...handInput, keyDwellMedianMs: 45, keyGapMedianMs: 90 }),
  },
});
