import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { client_hints_hollow } from './client_hints_hollow.ts';

describeSignal(client_hints_hollow, {
  hits: {
    'zendriver with a user agent of its own': withReading(chromium(), 'clientHints', {
      high: { ...chromium().readings.clientHints!.high!, architecture: '', bitness: '' },
    }),
  },
  clears: {
    'a phone, which leaves them empty': chromium({ system: 'android' }),
    'Linux, which has no platform version': chromium({ system: 'linux' }),
    'details that did not come in time': withReading(chromium(), 'clientHints', { high: null }),
  },
});
