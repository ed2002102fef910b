import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cdp_error_name_reads } from './cdp_error_name_reads.ts';

describeSignal(cdp_error_name_reads, {
  hits: {
    Playwright: withReading(chromium(), 'consoleSerialisation', { stackReads: 1, nameReads: 2 }),
  },
  clears: {
    'Chrome, which reads it once': chromium(),
    'Firefox, whose count has another meaning': withReading(firefox(), 'consoleSerialisation', { nameReads: 3 }),
  },
});
