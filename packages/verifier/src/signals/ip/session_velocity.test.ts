import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { session_velocity } from './session_velocity.ts';

describeSignal(session_velocity, {
  hits: {
    'a crawler that keeps its session': withContext(chromium(), {
      velocity: { address: 45, network: 45, session: 45 },
    }),
  },
  clears: {
    'somebody who opens a few tabs': withContext(chromium(), { velocity: { address: 12, network: 12, session: 12 } }),
    'a request without a session': withContext(chromium(), { velocity: { address: 90, network: 90, session: null } }),
  },
});
