import { claimOf } from '../../facts/claim.ts';
import { bareItem, header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** `Sec-CH-UA-Mobile` and the word Mobile in the user agent go together. */
export const mobile_mismatch = defineSignal({
  id: 'mobile_mismatch',
  layer: 'http',
  family: 'client',
  title: 'Headers disagree whether it is a phone',
  needs: ['request'],
  judge: ({ request }) => {
    const hint = header(request, 'sec-ch-ua-mobile');
    const claim = claimOf(userAgentOf(request));
    if (hint === null || claim.engine !== 'blink' || claim.embedded) return clear;
    return (bareItem(hint) === '1') !== claim.mobile
      ? hit(`Sec-CH-UA-Mobile ${hint}, User-Agent ${claim.mobile ? 'mobile' : 'not mobile'}`)
      : clear;
  },
});
