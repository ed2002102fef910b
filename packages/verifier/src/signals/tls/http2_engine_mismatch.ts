import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfHttp2 } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** How an HTTP/2 connection begins (settings, window, order of pseudo headers) is an engine’s own. */
export const http2_engine_mismatch = defineSignal({
  id: 'http2_engine_mismatch',
  layer: 'tls',
  family: 'client',
  title: 'HTTP/2 of another engine than claimed',
  needs: ['tls', 'request'],
  judge: ({ tls: { http2 }, request }) => {
    const expected = http2 ? stackOfClaim(claimOf(userAgentOf(request))) : null;
    if (!http2 || expected === null) return clear;
    const seen = stackOfHttp2(http2);
    return seen === expected ? clear : hit(`HTTP/2 of ${seen}, User-Agent of ${expected}: ${http2.text}`);
  },
});
