import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { own_navigator_properties } from './own_navigator_properties.ts';

describeSignal(own_navigator_properties, {
  hits: {
    'a spoofer that defines properties on navigator': withReading(chromium(), 'platform', {
      ownNavigatorKeys: ['webdriver', 'languages'],
    }),
  },
  clears: {
    'a wallet that adds a name of its own': withReading(chromium(), 'platform', { ownNavigatorKeys: ['phantom'] }),
    'Firefox as it comes': firefox(),
  },
  skips: {
    'the platform was not read': withFault(chromium(), 'platform', 'threw'),
  },
});
