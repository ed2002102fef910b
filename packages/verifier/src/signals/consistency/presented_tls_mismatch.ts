import { stackChange } from '../../facts/stack.ts';
import { clear, defineSignal, hitInPart } from '../../signal.ts';

/** The site’s backend, or a proxy before it, saw the handshake of whoever presents the token: it is the engine’s that made it. */
export const presented_tls_mismatch = defineSignal({
  id: 'presented_tls_mismatch',
  layer: 'consistency',
  family: 'presentation',
  title: 'Token presented by another TLS stack',
  needs: ['presented', 'tls'],
  judge: ({ presented, tls }) => {
    const change = presented.ja4 ? stackChange(tls.ja4, presented.ja4) : null;
    return change === null ? clear : hitInPart(change.detail, change.share);
  },
});
