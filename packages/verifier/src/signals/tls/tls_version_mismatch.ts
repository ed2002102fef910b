import { claimOf } from '../../facts/claim.ts';
import { helloMisfit } from '../../facts/hello.ts';
import { userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Browsers change what they offer from version to version; a copy stays as it was when it was made. */
export const tls_version_mismatch = defineSignal({
  id: 'tls_version_mismatch',
  layer: 'tls',
  family: 'client',
  title: 'TLS of another version than claimed',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4, hello }, request }) => {
    const claim = claimOf(userAgentOf(request));
    const stack = stackOfClaim(claim);
    if (hello === undefined || stack === null || stackOfTls(ja4) !== stack) return clear;
    const misfit = helloMisfit(claim, stack, hello);
    return misfit === null ? clear : hit(misfit);
  },
});
