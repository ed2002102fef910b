import { chromium, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { missing_accept_language } from './missing_accept_language.ts';

describeSignal(missing_accept_language, {
  hits: {
    'the headless shell': withHeaders(chromium(), { 'accept-language': null }),
  },
  clears: {
    Chrome: chromium(),
    Firefox: firefox(),
    'an application that shows the page in a WebView': withHeaders(chromium(), {
      'accept-language': null,
      'user-agent':
        'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36',
    }),
  },
});
