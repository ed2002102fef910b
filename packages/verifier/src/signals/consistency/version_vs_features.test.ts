import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { version_vs_features } from './version_vs_features.ts';

describeSignal(version_vs_features, {
  hits: {
    'an old image with a new user agent': withReading(chromium(), 'features', { bits: '1111111110000000' }),
    'a current browser with a user agent from a list': withReading(chromium({ major: 147 }), 'userAgent', {
      userAgent: chromium({ major: 124 }).readings.userAgent!.userAgent,
    }),
  },
  clears: {
    'an older browser on a page full of polyfills': withReading(chromium({ major: 124 }), 'features', {
      bits: '1111111111111110',
    }),
    'Chrome 138': chromium({ major: 138 }),
  },
});
