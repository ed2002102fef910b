import { chromium, webkit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { missing_sec_fetch } from './missing_sec_fetch.ts';

describeSignal(missing_sec_fetch, {
  hits: {
    'a library with a browser’s user agent': withHeaders(chromium(), {
      'sec-fetch-mode': null,
      'sec-fetch-site': null,
      'sec-fetch-dest': null,
    }),
  },
  clears: {
    'a page on plain http': chromium({ insecure: true }),
    'an old Safari': withHeaders(webkit(), {
      'user-agent':
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15',
      'sec-fetch-mode': null,
      'sec-fetch-site': null,
      'sec-fetch-dest': null,
    }),
  },
});
