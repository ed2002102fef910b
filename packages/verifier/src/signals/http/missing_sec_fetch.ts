import { claimOf } from '../../facts/claim.ts';
import { destinationOf } from '../../facts/destination.ts';
import { header, isTrustworthy, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

const SINCE = { blink: 80, gecko: 90, webkit: 17 } as const;

/** Chromium since 80, Firefox since 90 and Safari since 16.4 say what a request is for, wherever the connection is trustworthy. */
export const missing_sec_fetch = defineSignal({
  id: 'missing_sec_fetch',
  layer: 'http',
  family: 'client',
  title: 'Request without fetch metadata',
  needs: ['request'],
  judge: ({ request }) => {
    const claim = claimOf(userAgentOf(request));
    if (claim.engine === 'unknown' || claim.embedded || claim.major === null) return clear;
    const expected = claim.major >= SINCE[claim.engine] && isTrustworthy(request) && destinationOf(request) !== 'other';
    const missing = ['site', 'mode', 'dest'].filter((part) => header(request, `sec-fetch-${part}`) === null);
    return expected && missing.length > 0 ? hit(`no Sec-Fetch-${missing.join(', -')}`) : clear;
  },
});
