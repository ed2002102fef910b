import { claimOf } from '../../facts/claim.ts';
import { familyOfOs, osOfHint } from '../../facts/device.ts';
import { bareItem, header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** `Sec-CH-UA-Platform` and `User-Agent` come from one place in the browser. */
export const platform_mismatch = defineSignal({
  id: 'platform_mismatch',
  layer: 'http',
  family: 'client',
  title: 'Headers name two operating systems',
  needs: ['request'],
  judge: ({ request }) => {
    const hint = header(request, 'sec-ch-ua-platform');
    if (hint === null) return clear;
    const hinted = osOfHint(bareItem(hint));
    const claimed = claimOf(userAgentOf(request)).os;
    // Android asks for desktop pages as Linux: one family.
    const [a, b] = [familyOfOs(hinted), familyOfOs(claimed)];
    return a !== 'unknown' && b !== 'unknown' && a !== b
      ? hit(`User-Agent ${claimed}, Sec-CH-UA-Platform ${hinted}`)
      : clear;
  },
});
