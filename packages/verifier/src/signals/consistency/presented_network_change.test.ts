import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { presented_network_change } from './presented_network_change.ts';

describeSignal(presented_network_change, {
  hits: {
    'a token handed on': withContext(chromium(), { presented: { sameNetwork: false, userAgent: null } }),
  },
  clears: {
    'the same network': withContext(chromium(), { presented: { sameNetwork: true, userAgent: null } }),
    'a backend that does not say': withContext(chromium(), { presented: { sameNetwork: null, userAgent: null } }),
  },
  skips: {
    'nobody presents it yet': chromium(),
  },
});
