import { readings as declared } from '@veridict/contract';
import { type Context, NOTHING_KNOWN } from './context.ts';
import type { Facts, PresentReadings } from './facts/index.ts';
import type { Finding, InputValues, Signal } from './signal.ts';

/** Every input there may be; a context's names after the readings'. */
const NAMES = [...Object.keys(declared), ...Object.keys(NOTHING_KNOWN)];
const PLACE_OF: ReadonlyMap<string, number> = new Map(NAMES.map((name, place) => [name, place]));
/**
 * All inputs by name, none there. Copies of it have one shape, whatever was read, so that signals find their needs as fast as
 * they can be found; objects that are put together name by name become dictionaries, where each look costs ten times as much.
 */
const NOTHING_READ: Readonly<Record<string, null>> = JSON.parse(
  JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, null]))),
);

/** Where the needs of each signal stand among the names: looked up once for a set of signals, not once for every visitor. */
const plans = new WeakMap<readonly Signal[], ReadonlyArray<readonly number[]>>();

function planOf(signals: readonly Signal[]): ReadonlyArray<readonly number[]> {
  let plan = plans.get(signals);
  if (!plan) {
    plan = signals.map(({ needs }) => needs.map((need) => PLACE_OF.get(need) ?? NAMES.length));
    plans.set(signals, plan);
  }
  return plan;
}

/**
 * Ask every signal. One that misses a need is skipped, one that throws is errored; neither says anything about the visitor.
 */
export function evaluate(
  signals: readonly Signal[],
  readings: PresentReadings,
  context: Context,
  facts: Facts,
): Finding[] {
  const inputs: Record<string, unknown> = { ...NOTHING_READ };
  const isThere = new Uint8Array(NAMES.length + 1);
  const take = (from: object) => {
    for (const [name, value] of Object.entries(from)) {
      inputs[name] = value;
      isThere[PLACE_OF.get(name) ?? NAMES.length] = value === undefined || value === null ? 0 : 1;
    }
  };
  take(readings);
  // The context last: what the server saw is not for the page to say.
  take(context);
  const plan = planOf(signals);
  return signals.map((signal, at): Finding => {
    for (const place of plan[at]!) {
      if (isThere[place]) continue;
      return { signal, state: 'skipped', missing: signal.needs.filter((_, n) => !isThere[plan[at]![n]!]) };
    }
    try {
      // Every need was just seen to be there, and a signal reads no others: its declaration narrows them.
      const answer = signal.judge(inputs as unknown as InputValues, facts);
      if (!answer.hit) return { signal, state: 'clear' };
      const { detail, share } = answer;
      return share === undefined ? { signal, state: 'hit', detail } : { signal, state: 'hit', detail, share };
    } catch {
      return { signal, state: 'errored' };
    }
  });
}
