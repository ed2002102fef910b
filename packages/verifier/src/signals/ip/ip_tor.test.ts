import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ip_tor } from './ip_tor.ts';

describeSignal(ip_tor, {
  hits: {
    'an address of that kind': withContext(chromium(), { addressKind: { datacenter: false, proxy: false, tor: true } }),
  },
  clears: {
    'somebody at home': withContext(chromium(), { addressKind: { datacenter: false, proxy: false, tor: false } }),
    'a list that is not loaded': withContext(chromium(), { addressKind: { datacenter: true, proxy: false } }),
  },
  skips: {
    'an address of which nothing is known': chromium(),
  },
});
