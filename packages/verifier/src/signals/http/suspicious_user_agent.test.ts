import { chromium, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { suspicious_user_agent } from './suspicious_user_agent.ts';

describeSignal(suspicious_user_agent, {
  hits: {
    curl: withHeaders(chromium(), { 'user-agent': 'curl/8.14.1' }),
    'Python requests': withHeaders(chromium(), { 'user-agent': 'python-requests/2.32.5' }),
    'a text browser': withHeaders(chromium(), { 'user-agent': 'Links (2.28; Linux 6.1 x86_64; GNU C 12.2; text)' }),
    'another one': withHeaders(chromium(), { 'user-agent': 'w3m/0.5.3+git20230121' }),
    Go: withHeaders(chromium(), { 'user-agent': 'Go-http-client/2.0' }),
  },
  clears: {
    Chrome: chromium(),
    'an Android phone': chromium({ system: 'android' }),
    'a request without a user agent, which is another signal': withHeaders(chromium(), { 'user-agent': null }),
  },
});
