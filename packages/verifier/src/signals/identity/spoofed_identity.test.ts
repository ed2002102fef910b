import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { spoofed_identity } from './spoofed_identity.ts';

describeSignal(spoofed_identity, {
  hits: {
    'a scraper in Googlebot’s clothes': withContext(chromium(), {
      identity: { kind: 'spoofed', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
    }),
  },
  clears: {
    Googlebot: withContext(chromium(), {
      identity: { kind: 'verified', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
    }),
    'Googlebot while names cannot be looked up': withContext(chromium(), {
      identity: { kind: 'claimed', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
    }),
    'somebody who claims nothing': chromium(),
  },
});
