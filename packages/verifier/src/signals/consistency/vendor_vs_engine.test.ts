import { chromium, firefox, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { vendor_vs_engine } from './vendor_vs_engine.ts';

describeSignal(vendor_vs_engine, {
  hits: {
    'Firefox with the strings of Chrome': withReading(firefox(), 'userAgent', {
      vendor: 'Google Inc.',
      productSub: '20030107',
    }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'GNOME Web': webkit('gtk'),
    'an in-app browser with a vendor of its own': withReading(chromium({ system: 'android' }), 'userAgent', {
      vendor: 'Baidu',
    }),
  },
});
