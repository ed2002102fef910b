import { chromium, documentVisit, withContext, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { foreign_header_case } from './foreign_header_case.ts';

describeSignal(foreign_header_case, {
  hits: {
    'an impersonator made for HTTP/2': withContext(
      withHeaders(documentVisit('chromium', 'http'), {
        'user-agent': chromium().readings.userAgent!.userAgent,
        accept: 'text/html',
        'accept-language': 'en',
      }),
      { tls: { ja4: 't13d1516h1_8daaf6152771_e5627efa2ab1', alpn: 'http/1.1', http2: null } },
    ),
  },
  clears: {
    'Chromium on HTTP/1.1': withContext(documentVisit('chromium', 'http'), {
      tls: { ja4: 't13d1516h1_8daaf6152771_e5627efa2ab1', alpn: 'http/1.1', http2: null },
    }),
    'Chromium on HTTP/2': documentVisit('chromium'),
    'a proxy that speaks HTTP/1.1 to this server': withContext(
      withHeaders(documentVisit('chromium', 'http'), {
        'user-agent': chromium().readings.userAgent!.userAgent,
        accept: 'text/html',
      }),
      { tls: { ja4: 't13d1516h2_8daaf6152771_e5627efa2ab1' } },
    ),
  },
  skips: {
    'a connection nobody looked at': chromium(),
  },
});
