import type { RateTaken, StatePort } from '../state/port.ts';
import { decisionOf, type RateDecision, windowMs } from './rate-limit.ts';

interface Waiting {
  name: string;
  limit: number;
  resolve: (decision: RateDecision) => void;
  reject: (error: unknown) => void;
}

/**
 * The same limit for all processes of one store: whatever asks within one turn of the event loop, or while a take is under way,
 * is taken together, so that the store is asked once for all of it.
 */
export function createSharedRate(state: Pick<StatePort, 'takeRates'>, now: () => number) {
  let waiting: Waiting[] = [];
  let isBusy = false;

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    const byName = new Map<string, Waiting[]>();
    for (const one of batch) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
    const at = now();
    const takes = [...byName].map(([name, asked]) => ({
      name,
      at,
      n: asked.length,
      limit: asked[0]!.limit,
      windowMs,
    }));
    try {
      const taken = await state.takeRates(takes);
      [...byName.values()].forEach((asked, place) => {
        tell(asked, taken[place]!, at);
      });
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
    isBusy = waiting.length > 0;
    if (isBusy) setImmediate(flush);
  };

  return (name: string, limit: number): Promise<RateDecision> =>
    new Promise((resolve, reject) => {
      waiting.push({ name, limit, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      setImmediate(flush);
    });
}

/** Who asked first is served first. */
function tell(asked: readonly Waiting[], { startedAt, used, granted }: RateTaken, at: number): void {
  asked.forEach(({ limit, resolve }, place) => {
    const isAllowed = place < granted;
    const count = isAllowed ? used - granted + place + 1 : used;
    resolve(decisionOf({ startedAt, count }, { isAllowed, limit, at }));
  });
}
