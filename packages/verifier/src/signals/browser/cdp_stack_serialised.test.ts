import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cdp_stack_serialised } from './cdp_stack_serialised.ts';

describeSignal(cdp_stack_serialised, {
  hits: {
    'Puppeteer attached to a running browser': withReading(chromium(), 'consoleSerialisation', {
      stackReads: 1,
      nameReads: 3,
    }),
  },
  clears: {
    'Chrome with nobody attached': chromium(),
    'Firefox, which has no such hook': firefox(),
  },
  skips: {
    'a page whose frames cannot be looked into': withFault(chromium(), 'consoleSerialisation', 'blocked'),
  },
});
