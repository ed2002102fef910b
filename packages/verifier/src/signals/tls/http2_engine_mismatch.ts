import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfHttp2, stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** How an HTTP/2 connection begins is an engine’s own. Who copies the handshake and not that is in disguise. */
export const http2_engine_mismatch = defineSignal({
  id: 'http2_engine_mismatch',
  layer: 'tls',
  family: 'client',
  title: 'HTTP/2 of another engine than claimed',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4, http2 }, request }) => {
    const expected = http2 ? stackOfClaim(claimOf(userAgentOf(request))) : null;
    if (!http2 || expected === null) return clear;
    const seen = stackOfHttp2(http2);
    // A gateway that opens TLS has a library's handshake as well: that is another signal.
    const isDisguise = stackOfTls(ja4) === expected || seen !== 'library';
    return seen !== expected && isDisguise ? hit(`HTTP/2 of ${seen}, User-Agent of ${expected}: ${http2.text}`) : clear;
  },
});
