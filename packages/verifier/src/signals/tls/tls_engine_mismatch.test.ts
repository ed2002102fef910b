import { chromium, documentVisit, firefox, webkit, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { tls_engine_mismatch } from './tls_engine_mismatch.ts';

describeSignal(tls_engine_mismatch, {
  hits: {
    'Chrome’s name over Firefox’s handshake': withContext(chromium(), { tls: documentVisit('firefox').context.tls }),
    'Safari’s name over Chromium’s': withContext(webkit(), { tls: documentVisit('chromium').context.tls }),
    'Chrome’s name over GnuTLS': withContext(chromium(), { tls: documentVisit('minibrowser').context.tls }),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'GNOME Web': documentVisit('minibrowser'),
    'a handshake nobody knows, of a version to come': withContext(firefox(), {
      tls: { ja4: 't13d1816h2_0123456789ab_0123456789ab' },
    }),
    'a company gateway, which is another signal': withContext(chromium(), {
      tls: { ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6' },
    }),
  },
});
