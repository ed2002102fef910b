import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { headless_brand } from './headless_brand.ts';

describeSignal(headless_brand, {
  hits: {
    'headless Chromium with an overridden user agent': withReading(chromium(), 'clientHints', {
      brands: [{ brand: 'HeadlessChrome', version: '156' }],
    }),
  },
  clears: {
    'Chrome with a window': chromium(),
    Edge: chromium({ brand: 'Microsoft Edge', suffix: ' Edg/147.0.0.0' }),
  },
  skips: {
    'Firefox, which has no client hints': firefox(),
  },
});
