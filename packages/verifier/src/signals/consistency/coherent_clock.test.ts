import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_clock } from './coherent_clock.ts';

describeSignal(coherent_clock, {
  hits: {
    'Chrome in Berlin': chromium(),
  },
  clears: {
    'a system whose zone table is a year behind': withReading(chromium(), 'timeZone', { offsetNow: -120 }),
  },
});
