import { readings as declared } from '@veridict/contract';
import { type Context, NOTHING_KNOWN } from './context.ts';
import type { Facts, PresentReadings } from './facts/index.ts';
import type { Finding, InputName, InputValues, Signal } from './signal.ts';

/**
 * All inputs by name, none there. Copies of it have one shape, whatever was read, so that signals find their needs as fast as
 * they can be found; objects that are put together name by name become dictionaries, where each look costs ten times as much.
 */
const NOTHING_READ: Readonly<Record<string, undefined>> = JSON.parse(
  JSON.stringify(
    Object.fromEntries([...Object.keys(declared), ...Object.keys(NOTHING_KNOWN)].map((name) => [name, null])),
  ),
);

/**
 * Ask every signal. One that misses a need is skipped, one that throws is errored; neither says anything about the visitor.
 */
export function evaluate(
  signals: readonly Signal[],
  readings: PresentReadings,
  context: Context,
  facts: Facts,
): Finding[] {
  // The context last: what the server saw is not for the page to say.
  const inputs: Partial<Record<string, unknown>> = { ...NOTHING_READ };
  for (const name of Object.keys(readings)) inputs[name] = readings[name as keyof PresentReadings];
  for (const name of Object.keys(context)) inputs[name] = context[name as keyof Context];
  const isMissing = (need: InputName) => inputs[need] === undefined || inputs[need] === null;
  return signals.map((signal): Finding => {
    const { needs } = signal;
    for (let at = 0; at < needs.length; at++)
      if (isMissing(needs[at]!)) return { signal, state: 'skipped', missing: needs.filter(isMissing) };
    try {
      // Every need was just seen to be there, and a signal reads no others: its declaration narrows them.
      const answer = signal.judge(inputs as InputValues, facts);
      if (!answer.hit) return { signal, state: 'clear' };
      const { detail, share } = answer;
      return share === undefined ? { signal, state: 'hit', detail } : { signal, state: 'hit', detail, share };
    } catch {
      return { signal, state: 'errored' };
    }
  });
}
