import { claimOf } from '../../facts/claim.ts';
import { header, isTrustworthy, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Chromium since 89 sends three hints with every request to a trustworthy address. */
export const missing_client_hints = defineSignal({
  id: 'missing_client_hints',
  layer: 'http',
  family: 'client',
  title: 'Request without client hints',
  needs: ['request'],
  judge: ({ request }) => {
    const claim = claimOf(userAgentOf(request));
    const expected = claim.engine === 'blink' && !claim.embedded && (claim.major ?? 0) >= 89 && isTrustworthy(request);
    return expected && header(request, 'sec-ch-ua') === null ? hit('no Sec-CH-UA header') : clear;
  },
});
