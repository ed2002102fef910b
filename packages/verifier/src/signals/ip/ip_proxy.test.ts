import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ip_proxy } from './ip_proxy.ts';

describeSignal(ip_proxy, {
  hits: {
    'an exit node': withContext(chromium(), { addressKind: { datacenter: true, proxy: true } }),
  },
  clears: {
    'a line at home': withContext(chromium(), { addressKind: { datacenter: false, proxy: false } }),
  },
  skips: {
    'an address nothing is known of': chromium(),
  },
});
