import { claimOf } from '../../facts/claim.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Browsers send `Accept-Language` with every request; libraries and the headless shell do not. */
export const missing_accept_language = defineSignal({
  id: 'missing_accept_language',
  layer: 'http',
  family: 'client',
  title: 'Request without a language',
  needs: ['request'],
  judge: ({ request }) => {
    const claim = claimOf(userAgentOf(request));
    return claim.engine !== 'unknown' && !claim.embedded && header(request, 'accept-language') === null
      ? hit('no Accept-Language header')
      : clear;
  },
});
