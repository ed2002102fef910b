import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfHttp2, stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The handshake is not the claimed browser’s, and HTTP/2 does not begin as its either: a tool, or a gateway that opens TLS. */
export const http2_of_library = defineSignal({
  id: 'http2_of_library',
  layer: 'tls',
  family: 'client',
  title: 'HTTP/2 of something that is no browser',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4, http2 }, request }) => {
    const expected = http2 ? stackOfClaim(claimOf(userAgentOf(request))) : null;
    if (!http2 || expected === null || stackOfTls(ja4) === expected) return clear;
    return stackOfHttp2(http2) === 'library' ? hit(`HTTP/2 ${http2.text}`) : clear;
  },
});
