import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { fitting_pointer } from './fitting_pointer.ts';

describeSignal(fitting_pointer, {
  hits: {
    'a desktop': firefox(),
    'a phone': chromium({ system: 'android' }),
  },
  clears: {
    'a machine without a mouse': withReading(chromium(), 'mediaFeatures', { pointer: 'none', hover: false }),
  },
});
