import { claimOf } from '../../facts/claim.ts';
import { destinationOf } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Browsers send `Accept-Language` with every request; libraries and the headless shell do not, or take any. */
export const missing_accept_language = defineSignal({
  id: 'missing_accept_language',
  layer: 'http',
  family: 'client',
  title: 'Request without a language',
  needs: ['request'],
  judge: ({ request }) => {
    const claim = claimOf(userAgentOf(request));
    if (claim.engine === 'unknown' || claim.embedded || destinationOf(request) === 'other') return clear;
    const sent = header(request, 'accept-language');
    if (sent === null) return hit('no Accept-Language header');
    return sent.trim() === '*' ? hit('Accept-Language takes any') : clear;
  },
});
