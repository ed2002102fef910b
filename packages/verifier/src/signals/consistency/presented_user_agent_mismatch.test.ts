import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { presented_user_agent_mismatch } from './presented_user_agent_mismatch.ts';

describeSignal(presented_user_agent_mismatch, {
  hits: {
    'a token handed to a script': withContext(chromium(), {
      presented: { sameNetwork: false, userAgent: 'python-requests/2.32.5' },
    }),
  },
  clears: {
    'the browser that made it': withContext(chromium(), {
      presented: { sameNetwork: true, userAgent: chromium().readings.userAgent!.userAgent },
    }),
    'a backend that does not say': withContext(chromium(), { presented: { sameNetwork: true, userAgent: null } }),
  },
  skips: {
    'nobody presents it yet': chromium(),
  },
});
