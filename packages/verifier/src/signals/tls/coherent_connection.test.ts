import {
  capturedRequests,
  documentVisit,
  requestVisit,
  type Visit,
  withContext,
  withHeaders,
  withHeaderValue,
} from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_connection } from './coherent_connection.ts';

const base = documentVisit('chromium');
const seen = base.context.tls!;
const captured = (visitor: string, path: string): Visit =>
  requestVisit(capturedRequests.find((one) => one.visitor === visitor && one.path === path && one.request.secure)!);

describeSignal(coherent_connection, {
  hits: {
    'Chromium that opens a page': base,
    'Firefox that opens a page': documentVisit('firefox'),
    'Chromium that follows a link': captured('chromium', '/last'),
    'Chromium that loads an image': captured('chromium', '/image.png'),
    'Firefox that loads an image': captured('firefox', '/image.png'),
    'the collector in Chromium': captured('chromium', '/collect'),
  },
  clears: {
    'a browser behind a proxy that reports the handshake': withContext(base, { tls: { ja4: seen.ja4 } }),
    'a browser over HTTP/1.1': withContext(base, { tls: { ...seen, http2: null } }),
    'GNOME Web, which shares its TLS with tools': documentVisit('minibrowser'),
    'an impersonator that forgot a header': withHeaders(base, { 'upgrade-insecure-requests': null }),
    'one whose headers come in another order': withHeaders(base, { accept: 'text/html,*/*;q=0.8' }),
    'one that takes fewer encodings': withHeaderValue(base, 'accept-encoding', 'gzip, deflate, br'),
    'one with brands made up': withHeaderValue(base, 'sec-ch-ua', '"Chromium";v="156", "Not A;Brand";v="99"'),
    'one whose hints name another system': withHeaderValue(base, 'sec-ch-ua-platform', '"Windows"'),
    'one that asks with another urgency': withContext(base, {
      tls: { ...seen, http2: { ...seen.http2!, headersPriority: { exclusive: true, dependency: 0, weight: 220 } } },
    }),
    'one without GREASE': withContext(base, { tls: { ...seen, hello: { ...seen.hello!, grease: false } } }),
    'one with the hello of an earlier version': withContext(base, {
      tls: {
        ...seen,
        hello: { ...seen.hello!, signatureAlgorithms: [1027, 2052, 1025, 1283, 2053, 1281, 2054, 1537] },
      },
    }),
    'a user agent of Firefox': withHeaderValue(
      base,
      'user-agent',
      'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    ),
  },
});
