import { webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { webkit_port_conflict } from './webkit_port_conflict.ts';

describeSignal(webkit_port_conflict, {
  hits: {
    'WebKit of Playwright on Linux': withReading(webkit('gtk'), 'userAgent', {
      userAgent: webkit('mac').readings.userAgent!.userAgent,
    }),
  },
  clears: {
    'Safari on a Mac': webkit(),
    'GNOME Web, which says Linux': webkit('gtk'),
    'a WebView on a Mac without Apple Pay': withReading(webkit(), 'engine', { probes: '0110000001010100' }),
  },
});
