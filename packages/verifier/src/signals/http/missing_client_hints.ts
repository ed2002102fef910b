import { claimOf } from '../../facts/claim.ts';
import { destinationOf } from '../../facts/destination.ts';
import { header, isTrustworthy, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Chromium since 89 sends its brands and whether it is mobile with every request to a trustworthy address, and since 95 its platform. */
export const missing_client_hints = defineSignal({
  id: 'missing_client_hints',
  layer: 'http',
  family: 'client',
  title: 'Request without client hints',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, embedded, browser, major } = claimOf(userAgentOf(request));
    if (engine !== 'blink' || embedded || browser === 'other' || destinationOf(request) === 'other') return clear;
    if ((major ?? 0) < 89 || !isTrustworthy(request)) return clear;
    const expected =
      major! >= 95 ? ['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform'] : ['sec-ch-ua', 'sec-ch-ua-mobile'];
    const missing = expected.filter((name) => header(request, name) === null);
    return missing.length > 0 ? hit(`no ${missing.join(', ')}`) : clear;
  },
});
