import { chromium, driverInput, handInput, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { key_burst } from './key_burst.ts';

describeSignal(key_burst, {
  hits: {
    'typing without a delay': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'the glass of an iPad that says it is a Mac': withReading(webkit('ipad-desktop-pages'), 'interaction', {
      ...handInput,
      keyGapMedianMs: 12,
    }),
    'a fast typist': withReading(chromium(), 'interaction', { ...handInput, keyGapMedianMs: 60 }),
  },
});
