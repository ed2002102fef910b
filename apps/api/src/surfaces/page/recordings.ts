import { type Context, type DecodedLate, inputPrintOf, type OpenedCollect } from '@veridict/verifier';
import { hashText } from '../../crypto.ts';
import type { Millis, StatePort } from '../../state/port.ts';

type Memory = Pick<StatePort, 'meetTimings'>;
/** Milliseconds for which evidence is recognised that was sent before. */
const rememberMs = 14 * 86_400_000;

/** Of a hash so many characters are kept: 132 bits, which nothing meets by chance. */
const hashChars = 22;

/** How many other sessions of the last 14 days sent this evidence, or nearly this; null where its times do not tell. */
export async function metBefore(
  { timings, near, claims: { sid } }: Pick<OpenedCollect, 'timings' | 'near' | 'claims'>,
  at: Millis,
  state: Memory,
): Promise<Pick<Context, 'sameTimings' | 'nearTimings'>> {
  const texts = [...(timings === null ? [] : [timings]), ...(near?.texts ?? [])];
  const counts = await othersWith(texts, sid, at, state);
  const [sameTimings, nearly] = timings === null ? [null, counts] : [counts[0]!, counts.slice(1)];
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
  return text === null ? {} : { sameInput: (await othersWith([text], sid, at, state))[0]! };
}

async function othersWith(texts: readonly string[], sid: string, at: Millis, state: Memory): Promise<number[]> {
  if (texts.length === 0) return [];
  const hashes = texts.map((text) => hashText(text).slice(0, hashChars));
  return state.meetTimings({ hashes, sid, at, since: at - rememberMs });
}
