import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { client_hints_vs_user_agent } from './client_hints_vs_user_agent.ts';

describeSignal(client_hints_vs_user_agent, {
  hits: {
    'an overridden user agent with the hints forgotten': withReading(chromium({ system: 'linux' }), 'userAgent', {
      userAgent: chromium().readings.userAgent!.userAgent,
    }),
    'a user agent of another version': withReading(chromium(), 'userAgent', {
      userAgent: chromium({ major: 124 }).readings.userAgent!.userAgent,
    }),
    'a Chromium that says it is Firefox': withReading(chromium(), 'userAgent', {
      userAgent: firefox().readings.userAgent!.userAgent,
    }),
  },
  clears: {
    'an Android phone that asks for desktop pages': withReading(chromium({ system: 'android' }), 'userAgent', {
      userAgent: chromium({ system: 'linux' }).readings.userAgent!.userAgent,
    }),
    'Edge, whose own version differs': chromium({ brand: 'Microsoft Edge', suffix: ' Edg/147.0.0.0' }),
  },
  skips: {
    'Firefox, which has no client hints': firefox(),
  },
});
