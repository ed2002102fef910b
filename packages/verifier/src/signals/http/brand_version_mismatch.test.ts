import { chromium, documentVisit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { brand_version_mismatch } from './brand_version_mismatch.ts';

describeSignal(brand_version_mismatch, {
  hits: {
    'a user agent set by hand': withHeaders(chromium({ major: 147 }), {
      'user-agent': chromium({ major: 138 }).readings.userAgent!.userAgent,
    }),
  },
  clears: {
    Chrome: chromium(),
    'Edge, whose own version follows': chromium({ brand: 'Microsoft Edge', suffix: ' Edg/147.0.0.0' }),
    'Chromium itself': documentVisit('chromium'),
    'a browser without hints': documentVisit('firefox'),
  },
});
