import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { mobile_claim_desktop_traits } from './mobile_claim_desktop_traits.ts';

describeSignal(mobile_claim_desktop_traits, {
  hits: {
    'a desktop with the user agent of a phone': withReading(chromium(), 'userAgent', {
      userAgent: chromium({ system: 'android' }).readings.userAgent!.userAgent,
    }),
  },
  clears: {
    'a phone with a mouse': withReading(chromium({ system: 'android' }), 'mediaFeatures', {
      pointer: 'fine',
      hover: true,
    }),
    'an iPhone': webkit('iphone'),
  },
});
