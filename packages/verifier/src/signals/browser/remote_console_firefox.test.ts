import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { remote_console_firefox } from './remote_console_firefox.ts';

describeSignal(remote_console_firefox, {
  hits: {
    'Firefox driven by BiDi': withReading(firefox(), 'consoleSerialisation', { prototypeReads: 1 }),
  },
  clears: {
    'Firefox with nobody attached': firefox(),
    'Chrome, where it has no meaning': withReading(chromium(), 'consoleSerialisation', { prototypeReads: 1 }),
  },
});
