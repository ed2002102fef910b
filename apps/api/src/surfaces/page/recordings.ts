import { type Context, type DecodedLate, inputPrintOf, type OpenedCollect } from '@veridict/verifier';
import { hashText } from '../../crypto.ts';
import type { Millis, StatePort } from '../../state/port.ts';

type Memory = Pick<StatePort, 'meetTimings'>;
/** Milliseconds for which evidence is recognised that was sent before. */
const rememberMs = 14 * 86_400_000;

/** How many other sessions of the last 14 days sent this evidence, or nearly this; null where its times do not tell. */
export async function metBefore(
  { timings, near, claims: { sid } }: Pick<OpenedCollect, 'timings' | 'near' | 'claims'>,
  at: Millis,
  state: Memory,
): Promise<Pick<Context, 'sameTimings' | 'nearTimings'>> {
  // Asked together, so that one turn of the store answers all.
  const [sameTimings, ...nearly] = await Promise.all([
    timings === null ? null : othersWith(timings, sid, at, state),
    ...(near?.texts ?? []).map((text) => othersWith(text, sid, at, state)),
  ]);
  return { sameTimings, nearTimings: near && Math.max(0, Math.max(...nearly) - near.byChance) };
}

/** How many other sessions had the same input; nothing where there was too little of it to tell. */
export async function inputMetBefore(
  { readings }: Pick<DecodedLate, 'readings'>,
  sid: string,
  at: Millis,
  state: Memory,
): Promise<Partial<Pick<Context, 'sameInput'>>> {
  const text = inputPrintOf(readings);
  return text === null ? {} : { sameInput: await othersWith(text, sid, at, state) };
}

const othersWith = (text: string, sid: string, at: Millis, state: Memory): Promise<number> =>
  state.meetTimings({ hash: hashText(text), sid, at, since: at - rememberMs });
