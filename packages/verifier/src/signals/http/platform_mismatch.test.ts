import { chromium, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { platform_mismatch } from './platform_mismatch.ts';

describeSignal(platform_mismatch, {
  hits: {
    'a server that says Windows in its user agent': withHeaders(chromium(), { 'sec-ch-ua-platform': '"Linux"' }),
  },
  clears: {
    'an Android phone that asks for desktop pages': withHeaders(chromium({ system: 'android' }), {
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    }),
    Firefox: firefox(),
  },
});
