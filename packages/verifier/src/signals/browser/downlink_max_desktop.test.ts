import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { downlink_max_desktop } from './downlink_max_desktop.ts';

describeSignal(downlink_max_desktop, {
  hits: {
    'browser-use with its default flags': withReading(chromium(), 'connection', {
      hasDownlinkMax: true,
      type: 'ethernet',
    }),
  },
  clears: {
    'an Android phone': chromium({ system: 'android' }),
    'a Chromebook': chromium({ system: 'chromeos' }),
  },
  skips: {
    'Firefox, which has no such interface': firefox(),
  },
});
