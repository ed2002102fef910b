import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Chromium and Safari offer values that mean nothing, so that servers learn to ignore what they do not know (RFC 8701). */
export const tls_grease_missing = defineSignal({
  id: 'tls_grease_missing',
  layer: 'tls',
  family: 'client',
  title: 'TLS without the browser’s meaningless values',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4, hello }, request }) => {
    const expected = stackOfClaim(claimOf(userAgentOf(request)));
    if (hello === undefined || (expected !== 'chromium' && expected !== 'apple')) return clear;
    // Somebody else's handshake is another signal.
    return hello.grease || stackOfTls(ja4) !== expected ? clear : hit(`TLS of ${expected} without GREASE`);
  },
});
