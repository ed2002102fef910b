import { documentVisit, overHttp1, withContext, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { missing_connection } from './missing_connection.ts';

const CURL = { ja4: 't13d3112h1_e8f1e7e78f70_b26ce05bbdd6', http2: null };
const firefox = overHttp1(documentVisit('firefox'));

describeSignal(missing_connection, {
  hits: {
    'curl with all of Firefox’s headers': withContext(withHeaders(firefox, { connection: null }), { tls: CURL }),
  },
  clears: {
    'Firefox over HTTP/1.1': firefox,
    'Chromium over HTTP/1.1': overHttp1(documentVisit('chromium')),
    'a WebSocket': withHeaders(firefox, { connection: 'keep-alive, Upgrade', upgrade: 'websocket' }),
    'what a page’s script sends': withContext(
      withHeaders(firefox, { connection: null, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }),
      { tls: CURL },
    ),
    'a browser over HTTP/2': documentVisit('chromium'),
    'a request that a proxy passed on': withHeaders(firefox, { connection: null, via: '1.1 gateway' }),
    'a gateway that somebody else tells of': withContext(withHeaders(firefox, { connection: null }), {
      tls: { ja4: CURL.ja4 },
    }),
    'curl, which does not hide': withContext(withHeaders(firefox, { connection: null, 'user-agent': 'curl/8.5' }), {
      tls: CURL,
    }),
  },
});
