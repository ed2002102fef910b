import { claimOf } from '../../facts/claim.ts';
import { destinationOf, isNavigation } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Over HTTP/2 Chromium since 124 and Firefox since 128 say how urgent a page is. */
export const missing_priority = defineSignal({
  id: 'missing_priority',
  layer: 'http',
  family: 'client',
  title: 'Page asked for without a priority',
  needs: ['request', 'tls'],
  judge: ({ request, tls }) => {
    const { engine, embedded, major } = claimOf(userAgentOf(request));
    if (!tls.http2 || embedded || (engine !== 'blink' && engine !== 'gecko')) return clear;
    if ((major ?? 0) < (engine === 'blink' ? 124 : 128)) return clear;
    if (destinationOf(request) !== 'document' || !isNavigation(request)) return clear;
    return header(request, 'priority') === null ? hit('no Priority header over HTTP/2') : clear;
  },
});
