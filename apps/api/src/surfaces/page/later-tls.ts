import { connectionChange } from '@veridict/verifier';
import type { KeptContext } from '../../judge.ts';
import type { Sender } from '../../network/network.ts';

/**
 * What is to be remembered of the connection over which a page view sends something later: nothing where it may be the
 * browser that began it, and the first other one for good.
 */
export function laterTlsOf(
  { tls, laterTls = null }: KeptContext,
  sender: Pick<Sender, 'tls'>,
): Pick<KeptContext, 'laterTls'> {
  if (laterTls !== null || tls === null || sender.tls === null) return { laterTls };
  const { ja4, http2 = null } = sender.tls;
  return { laterTls: connectionChange(tls, sender.tls) === null ? null : { ja4, http2 } };
}
