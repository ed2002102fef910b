import { stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The handshake is made by the TLS library, not by what the user agent says. Gateways that look into TLS show their own. */
export const non_browser_tls_stack = defineSignal({
  id: 'non_browser_tls_stack',
  layer: 'tls',
  family: 'client',
  title: 'TLS of something that is no browser',
  needs: ['tls'],
  judge: ({ tls: { ja4 } }) => (stackOfTls(ja4) === 'library' ? hit(`JA4 ${ja4}`) : clear),
});
