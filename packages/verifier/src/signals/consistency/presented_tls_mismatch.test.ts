import { chromium, documentVisit, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { presented_tls_mismatch } from './presented_tls_mismatch.ts';

const tls = documentVisit('chromium').context.tls!;
const by = (ja4: string | null) =>
  withContext(chromium(), { tls, presented: { sameNetwork: true, userAgent: null, ja4 } });

describeSignal(presented_tls_mismatch, {
  hits: {
    'a token handed to a script': by('t13d3112h2_e8f1e7e78f70_b26ce05bbdd6'),
    'a token handed to another browser': by(documentVisit('firefox').context.tls!.ja4),
  },
  clears: {
    'the browser that made it': by(tls.ja4),
    'the same, over HTTP/1.1': by('t13d1516h1_8daaf6152771_d8a2da3f94cd'),
    'a backend that does not say': by(null),
    'a stack that nobody knows': by('t13d1312h2_f57a46bbacb6_78e6aca7449b'),
  },
  skips: {
    'nobody presents it yet': withContext(chromium(), { tls }),
    'a server that sees no handshakes': withContext(by(tls.ja4), { tls: null }),
  },
});
