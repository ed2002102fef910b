import { chromium, firefox, webkit, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { non_browser_tls_stack } from './non_browser_tls_stack.ts';

describeSignal(non_browser_tls_stack, {
  hits: {
    'curl with OpenSSL': withContext(chromium(), { tls: { ja4: 't13d3112h2_e8f1e7e78f70_375ca2c5e164' } }),
    'a Go client without application protocols': withContext(chromium(), {
      tls: { ja4: 't13d190900_9dc949149365_97f8aa674fd9' },
    }),
  },
  clears: {
    Chrome: withContext(chromium(), { tls: { ja4: 't13d1516h2_8daaf6152771_e5627efa2ab1' } }),
    'Chrome opening a socket, which names no protocol': withContext(chromium(), {
      tls: { ja4: 't13d151400_8daaf6152771_de4a06bb82e3' },
    }),
    Firefox: withContext(firefox(), { tls: { ja4: 't13d1715h2_5b57614c22b0_3d5424432f57' } }),
    Safari: withContext(webkit(), { tls: { ja4: 't13d2014h2_a09f3c656075_7f0f34a4126d' } }),
    'a browser this list does not know': withContext(firefox(), {
      tls: { ja4: 't13d1716h2_0123456789ab_0123456789ab' },
    }),
  },
  skips: {
    'a proxy that does not hand the handshake on': chromium(),
  },
});
