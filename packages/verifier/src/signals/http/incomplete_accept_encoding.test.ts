import { chromium, webkit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { incomplete_accept_encoding } from './incomplete_accept_encoding.ts';

describeSignal(incomplete_accept_encoding, {
  hits: {
    'a library with a browser’s user agent': withHeaders(chromium(), { 'accept-encoding': 'gzip' }),
  },
  clears: {
    'Chrome on plain http, which does not offer br': chromium({ insecure: true }),
    'Safari, which has no zstd': webkit(),
  },
});
