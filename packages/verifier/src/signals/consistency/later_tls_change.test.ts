import { chromium, documentVisit, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { later_tls_change } from './later_tls_change.ts';

const tls = documentVisit('chromium').context.tls!;
const other = documentVisit('firefox').context.tls!;
const CURL = 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6';

describeSignal(later_tls_change, {
  hits: {
    'a challenge solved by a farm': withContext(chromium(), { tls, laterTls: other }),
    'input sent by a script': withContext(chromium(), { tls, laterTls: { ja4: CURL } }),
    'a handshake that nobody knows': withContext(chromium(), {
      tls,
      laterTls: { ja4: 't13d2112h2_0123456789ab_0123456789ab' },
    }),
    'the same handshake with HTTP/2 of something else': withContext(chromium(), {
      tls,
      laterTls: { ...tls, http2: other.http2! },
    }),
  },
  clears: {
    'the same browser': withContext(chromium(), { tls, laterTls: tls }),
    'the same browser over HTTP/1.1': withContext(chromium(), { tls, laterTls: { ...tls, http2: null } }),
  },
  skips: { 'a page view that sends nothing later': withContext(chromium(), { tls }) },
});
