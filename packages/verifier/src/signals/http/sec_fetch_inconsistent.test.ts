import { chromium, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { sec_fetch_inconsistent } from './sec_fetch_inconsistent.ts';

describeSignal(sec_fetch_inconsistent, {
  hits: {
    'headers copied from a navigation': withHeaders(chromium(), {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'sec-fetch-user': '?1',
    }),
  },
  clears: {
    Chrome: chromium(),
    'a beacon': withHeaders(chromium(), { 'sec-fetch-mode': 'no-cors' }),
    'a page on plain http': chromium({ insecure: true }),
  },
});
