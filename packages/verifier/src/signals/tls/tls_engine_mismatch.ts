import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Engines bring their TLS library along: Chromium, Firefox and Safari each offer a list of their own. */
export const tls_engine_mismatch = defineSignal({
  id: 'tls_engine_mismatch',
  layer: 'tls',
  family: 'client',
  title: 'TLS of another engine than claimed',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4 }, request }) => {
    const expected = stackOfClaim(claimOf(userAgentOf(request)));
    const seen = stackOfTls(ja4);
    if (expected === null || seen === 'unknown' || seen === 'library') return clear;
    return seen === expected ? clear : hit(`TLS of ${seen}, User-Agent of ${expected}`);
  },
});
