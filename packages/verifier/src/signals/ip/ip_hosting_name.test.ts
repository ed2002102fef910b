import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ip_hosting_name } from './ip_hosting_name.ts';

describeSignal(ip_hosting_name, {
  hits: {
    'a small hosting company': withContext(chromium(), {
      addressKind: { datacenter: false, proxy: false, hostingName: true },
    }),
  },
  clears: {
    'a datacenter by the list, which is another signal': withContext(chromium(), {
      addressKind: { datacenter: true, proxy: false, hostingName: true },
    }),
    'a company gateway in the cloud': withContext(chromium(), {
      addressKind: { datacenter: false, proxy: false, relay: true, hostingName: true },
    }),
  },
});
