import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ip_datacenter } from './ip_datacenter.ts';

describeSignal(ip_datacenter, {
  hits: {
    'a server': withContext(chromium(), { addressKind: { datacenter: true, proxy: false } }),
  },
  clears: {
    'a line at home': withContext(chromium(), { addressKind: { datacenter: false, proxy: false } }),
  },
  skips: {
    'an address nothing is known of': chromium(),
  },
});
