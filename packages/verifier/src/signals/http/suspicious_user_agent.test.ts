import { chromium, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { suspicious_user_agent } from './suspicious_user_agent.ts';

describeSignal(suspicious_user_agent, {
  hits: {
    curl: withHeaders(chromium(), { 'user-agent': 'curl/8.14.1' }),
    'Python requests': withHeaders(chromium(), { 'user-agent': 'python-requests/2.32.5' }),
    Go: withHeaders(chromium(), { 'user-agent': 'Go-http-client/2.0' }),
  },
  clears: {
    Chrome: chromium(),
    'an Android phone': chromium({ system: 'android' }),
    'a request without a user agent, which is another signal': withHeaders(chromium(), { 'user-agent': null }),
  },
});
