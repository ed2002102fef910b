import { chromium, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { mobile_mismatch } from './mobile_mismatch.ts';

describeSignal(mobile_mismatch, {
  hits: {
    'the user agent of a phone on a desktop': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
    }),
  },
  clears: {
    'a phone': chromium({ system: 'android' }),
    'a tablet, which is not mobile in either': withHeaders(chromium({ system: 'android' }), {
      'user-agent':
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
      'sec-ch-ua-mobile': '?0',
    }),
  },
});
