import { chromium, webkit, withHeaders, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { user_agent_header_mismatch } from './user_agent_header_mismatch.ts';

describeSignal(user_agent_header_mismatch, {
  hits: {
    'a page that overrides its user agent': withReading(chromium(), 'userAgent', {
      userAgent: chromium({ major: 124 }).readings.userAgent!.userAgent,
    }),
  },
  clears: {
    Chrome: chromium(),
    'an iPad that asks for desktop pages': webkit('ipad-desktop-pages'),
    'a request without a user agent, which is another signal': withHeaders(chromium(), { 'user-agent': null }),
  },
});
