import { chromium, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { missing_client_hints } from './missing_client_hints.ts';

describeSignal(missing_client_hints, {
  hits: {
    'a library with the user agent of Chrome': withHeaders(chromium(), {
      'sec-ch-ua': null,
      'sec-ch-ua-mobile': null,
      'sec-ch-ua-platform': null,
    }),
  },
  clears: {
    'a page on plain http': chromium({ insecure: true }),
    'Firefox, which has none': firefox(),
    'a page on plain http behind a proxy on the same machine': withHeaders(chromium({ insecure: true }), {
      host: '127.0.0.1:8787',
    }),
  },
});
