import type { Context, OpenedCollect } from '@veridict/verifier';
import { hashText } from '../../crypto.ts';
import type { Millis, StatePort } from '../../state/port.ts';

/** Milliseconds for which evidence is recognised that was sent before. */
const rememberMs = 14 * 86_400_000;

/** How many other sessions of the last 14 days sent this evidence, or nearly this; null where its times do not tell. */
export async function metBefore(
  { timings, near, claims: { sid } }: Pick<OpenedCollect, 'timings' | 'near' | 'claims'>,
  at: Millis,
  state: Pick<StatePort, 'meetTimings'>,
): Promise<Pick<Context, 'sameTimings' | 'nearTimings'>> {
  const othersWith = (text: string) => state.meetTimings({ hash: hashText(text), sid, at, since: at - rememberMs });
  // Asked together, so that one turn of the store answers all.
  const [sameTimings, ...nearly] = await Promise.all([
    timings === null ? null : othersWith(timings),
    ...(near?.texts ?? []).map(othersWith),
  ]);
  return { sameTimings, nearTimings: near && Math.max(0, Math.max(...nearly) - near.byChance) };
}
