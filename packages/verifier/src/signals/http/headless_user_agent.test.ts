import { chromium, webkit, withContext, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { headless_user_agent } from './headless_user_agent.ts';

describeSignal(headless_user_agent, {
  hits: {
    'headless Chromium': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
    }),
    'headless Chromium with only its user agent changed': withHeaders(chromium(), {
      'sec-ch-ua': '"HeadlessChrome";v="147", "Not.A/Brand";v="8", "Chromium";v="147"',
    }),
  },
  clears: {
    'Chrome with a window': chromium(),
    'GNOME Web': webkit('gtk'),
  },
  skips: {
    'a visit whose request is not known': withContext(chromium(), { request: null }),
  },
});
