import { claimOf } from '../../facts/claim.ts';
import { destinationOf } from '../../facts/destination.ts';
import { userAgentOf } from '../../facts/request.ts';
import { readJa4 } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Every browser of today offers HTTP/2 first; a WebSocket is the exception. */
export const alpn_without_h2 = defineSignal({
  id: 'alpn_without_h2',
  layer: 'tls',
  family: 'client',
  title: 'Browser that does not offer HTTP/2',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4 }, request }) => {
    const alpn = readJa4(ja4)?.alpn;
    const { engine, embedded } = claimOf(userAgentOf(request));
    if (alpn === undefined || engine === 'unknown' || embedded || destinationOf(request) === 'other') return clear;
    return /^h[23]$/.test(alpn) ? clear : hit(`protocol offered first: ${alpn === '00' ? 'none' : alpn}`);
  },
});
