import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** On HTTP/1.1 browsers write `User-Agent`; lower case is for HTTP/2. */
export const foreign_header_case = defineSignal({
  id: 'foreign_header_case',
  layer: 'http',
  family: 'client',
  title: 'Header names written as no browser writes them',
  needs: ['request', 'tls'],
  judge: ({ request, tls }) => {
    // Only where this server itself saw the connection: proxies that speak HTTP/2 pass lower-case names on.
    if (tls.http2 !== null || request.httpVersion !== '1.1') return clear;
    if (claimOf(userAgentOf(request)).engine === 'unknown') return clear;
    const names = request.headers.map(([name]) => name);
    const lower = ['user-agent', 'accept', 'accept-encoding', 'accept-language'].filter((name) => names.includes(name));
    // A page's own fetch may write Accept as it likes.
    return lower.length > 1 ? hit(`HTTP/1.1 with ${lower.join(', ')}`) : clear;
  },
});
