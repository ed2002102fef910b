import type { Context } from './context.ts';
import type { Facts, PresentReadings } from './facts/index.ts';
import type { Finding, InputName, InputValues, Signal } from './signal.ts';

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
  const inputs: Partial<Record<string, unknown>> = { ...readings, ...context };
  const isMissing = (need: InputName) => inputs[need] === undefined || inputs[need] === null;
  return signals.map((signal): Finding => {
    if (signal.needs.some(isMissing)) return { signal, state: 'skipped', missing: signal.needs.filter(isMissing) };
    try {
      // Every need was just seen to be there, and a signal reads no others: its declaration narrows them.
      const answer = signal.judge(inputs as InputValues, facts);
      if (!answer.hit) return { signal, state: 'clear' };
      const { hit: _, ...seen } = answer;
      return { signal, state: 'hit', ...seen };
    } catch {
      return { signal, state: 'errored' };
    }
  });
}
