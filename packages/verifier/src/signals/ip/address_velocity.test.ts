import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { address_velocity } from './address_velocity.ts';

describeSignal(address_velocity, {
  hits: {
    'a scraper': withContext(chromium(), { velocity: { address: 600, network: 600, session: null } }),
  },
  clears: {
    'a busy reader': withContext(chromium(), { velocity: { address: 20, network: 25, session: 20 } }),
    'a quiet address in a busy network': withContext(chromium(), {
      velocity: { address: 3, network: 900, session: 2 },
    }),
  },
});
