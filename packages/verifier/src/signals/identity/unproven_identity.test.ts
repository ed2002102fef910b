import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unproven_identity } from './unproven_identity.ts';

describeSignal(unproven_identity, {
  hits: {
    'a robot that nobody can check': withContext(chromium(), {
      identity: { kind: 'claimed', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
    }),
  },
  clears: {
    'a robot that was confirmed': withContext(chromium(), {
      identity: { kind: 'signed', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
    }),
    'somebody who claims nothing': chromium(),
  },
});
