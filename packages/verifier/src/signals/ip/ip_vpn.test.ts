import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ip_vpn } from './ip_vpn.ts';

describeSignal(ip_vpn, {
  hits: {
    'an address of that kind': withContext(chromium(), { addressKind: { datacenter: false, proxy: false, vpn: true } }),
  },
  clears: {
    'a company gateway': withContext(chromium(), { addressKind: { datacenter: false, proxy: false, relay: true } }),
  },
  skips: {
    'an address of which nothing is known': chromium(),
  },
});
