import { chromium, firefox, webkit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { odd_user_agent } from './odd_user_agent.ts';

describeSignal(odd_user_agent, {
  hits: {
    'a name of its own': withHeaders(chromium(), { 'user-agent': 'MyScraper 1.0' }),
    'a version written out': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.7204.97 Safari/537.36',
    }),
    'a Windows that no browser names': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 (Windows NT 11.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
    }),
    'a Mac that Chrome stopped naming': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
    }),
    'an iPhone that tells a version which Safari no longer tells': withHeaders(webkit('iphone'), {
      'user-agent':
        'Mozilla/5.0 (iPhone; CPU iPhone OS 26_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.2 Mobile/15E148 Safari/604.1',
    }),
  },
  clears: {
    'Chrome on Windows': chromium(),
    'Chrome on a Mac': chromium({ system: 'macos' }),
    'Chrome on Android': chromium({ system: 'android' }),
    Firefox: firefox(),
    Safari: webkit(),
    'Safari on an iPhone': webkit('iphone'),
    'Vivaldi, which writes its own version out': chromium({ suffix: ' Vivaldi/7.5.3735.47' }),
    'no user agent, which is another signal': withHeaders(chromium(), { 'user-agent': null }),
  },
});
