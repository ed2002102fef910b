import { cipherChange, stackChange } from '../../facts/stack.ts';
import { clear, defineSignal, hitInPart } from '../../signal.ts';

/** A session is one browser’s. Its print may change, by resumption, an update or HTTP/3; the library behind it does not. */
export const session_tls_change = defineSignal({
  id: 'session_tls_change',
  layer: 'consistency',
  family: 'presentation',
  title: 'Session that went on in another client',
  needs: ['tls', 'sessionTls'],
  judge: ({ tls, sessionTls }) => {
    const change = stackChange(sessionTls.ja4, tls.ja4) ?? cipherChange(sessionTls.ja4, tls.ja4);
    return change === null ? clear : hitInPart(change.detail, change.share);
  },
});
