import { chromium, documentVisit, withContext, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { alpn_without_h2 } from './alpn_without_h2.ts';

describeSignal(alpn_without_h2, {
  hits: {
    'a library with Chrome’s user agent': withContext(chromium(), {
      tls: { ja4: 't13d1812h1_85036bcba153_d41ae481755e' },
    }),
    'one that names no protocol': withContext(chromium(), { tls: { ja4: 't13d591000_a33745022dd6_1f22a2ca17c4' } }),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'a WebSocket': withContext(withHeaders(chromium(), { 'content-type': null, upgrade: 'websocket' }), {
      tls: { ja4: 't13d151400_8daaf6152771_de4a06bb82e3' },
    }),
  },
});
