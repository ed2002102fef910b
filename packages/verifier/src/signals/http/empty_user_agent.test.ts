import { chromium, webkit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { empty_user_agent } from './empty_user_agent.ts';

describeSignal(empty_user_agent, {
  hits: {
    'a bare client': withHeaders(chromium(), { 'user-agent': null }),
  },
  clears: {
    Chrome: chromium(),
    Safari: webkit(),
  },
});
