import { documentVisit, withContext, withHeaderValue } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { tls_grease_missing } from './tls_grease_missing.ts';

const base = documentVisit('chromium');
const seen = base.context.tls!;
const plain = { ...seen, hello: { ...seen.hello!, grease: false } };

describeSignal(tls_grease_missing, {
  hits: {
    'a library with Chromium’s ciphers': withContext(base, { tls: plain }),
    'one with Safari’s': withContext(
      withHeaderValue(
        base,
        'user-agent',
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      ),
      { tls: { ...plain, ja4: 't13d2013h2_a09f3c656075_7f0f34a4126d' } },
    ),
  },
  clears: {
    Chromium: base,
    'Firefox, which has none': documentVisit('firefox'),
    'GNOME Web': documentVisit('minibrowser'),
    'a browser of which only the print is known': withContext(base, { tls: { ja4: seen.ja4 } }),
    'a gateway that opens TLS with a library of its own': withContext(base, {
      tls: { ...plain, ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6' },
    }),
  },
});
