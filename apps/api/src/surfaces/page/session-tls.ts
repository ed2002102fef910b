import { SESSION_WINDOW_S, type TlsSeen } from '@veridict/verifier';
import type { Services } from '../../deps.ts';
import type { KeptContext } from '../../judge.ts';
import type { Sender } from '../../network/network.ts';

/** The handshake of the session's first page view, of which only the print is needed; null where there is none, or none is known. */
export async function sessionTlsOf(
  sid: string,
  { tls }: Pick<Sender, 'tls'>,
  { state, now }: Pick<Services, 'state' | 'now'>,
): Promise<TlsSeen | null> {
  if (tls === null) return null;
  const first = await state.firstContext(sid, now() - SESSION_WINDOW_S * 1000);
  const seen = first === null ? null : (JSON.parse(first) as Partial<KeptContext>).tls;
  return seen ? { ja4: seen.ja4 } : null;
}
