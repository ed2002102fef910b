import { chromium, documentVisit, firefox, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { session_tls_change } from './session_tls_change.ts';

const tls = documentVisit('chromium').context.tls!;
const other = documentVisit('firefox').context.tls!;
const CURL = 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6';

describeSignal(session_tls_change, {
  hits: {
    'a token carried on in another browser': withContext(firefox(), { tls: other, sessionTls: tls }),
    'one whose print changes from visit to visit': withContext(chromium(), {
      tls: { ja4: 't13d2112h2_0123456789ab_0123456789ab' },
      sessionTls: { ja4: 't13d1912h2_ba9876543210_0123456789ab' },
    }),
    'one carried on by a script': withContext(chromium(), { tls: { ja4: CURL }, sessionTls: tls }),
  },
  clears: {
    'the same browser': withContext(chromium(), { tls, sessionTls: tls }),
    'a connection that is resumed': withContext(chromium(), {
      tls: { ja4: 't13d1518h2_8daaf6152771_0123456789ab' },
      sessionTls: tls,
    }),
    'a browser that was updated in between': withContext(chromium(), {
      tls,
      sessionTls: { ja4: 't13d1516h2_8daaf6152771_d8a2da3f94cd' },
    }),
    'a connection of TLS 1.2': withContext(chromium(), {
      tls: { ja4: 't12d1209h2_0123456789ab_0123456789ab' },
      sessionTls: { ja4: 't13d1512h2_ba9876543210_0123456789ab' },
    }),
    'HTTP/3 between': withContext(chromium(), { tls, sessionTls: { ja4: 'q13d0310h3_55b375c5d22e_cd85d2d88918' } }),
  },
  skips: { 'the first page view of a session': withContext(chromium(), { tls }) },
});
