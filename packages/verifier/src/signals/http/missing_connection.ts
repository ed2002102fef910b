import { claimOf } from '../../facts/claim.ts';
import { isNavigation, keepsOrder } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** On HTTP/1.1 browsers say with every page they ask for that the connection is to be kept; that is the default, so many libraries do not. */
export const missing_connection = defineSignal({
  id: 'missing_connection',
  layer: 'http',
  family: 'client',
  title: 'Request that does not say what becomes of its connection',
  needs: ['request', 'tls'],
  judge: ({ request, tls }) => {
    // Only where this server itself saw the connection: the header ends at the next proxy.
    if (tls.http2 !== null || request.httpVersion !== '1.1' || !keepsOrder(request)) return clear;
    // Of a page alone: whoever runs the script behind a gateway that drops the header is judged by all that the script shows.
    if (claimOf(userAgentOf(request)).engine === 'unknown' || !isNavigation(request)) return clear;
    return header(request, 'connection') === null ? hit('HTTP/1.1 without a Connection header') : clear;
  },
});
