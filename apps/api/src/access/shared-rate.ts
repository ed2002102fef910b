import type { StatePort } from '../state/port.ts';
import { gathered, takeTogether } from './gathered.ts';
import { decisionOf, type RateDecision, windowMs } from './rate-limit.ts';

/** The same limit for all processes of one store, which is asked once for all requests of a moment. Who asks first is served first. */
export function createSharedRate(state: Pick<StatePort, 'takeRates'>, now: () => number) {
  const take = gathered<{ name: string; limit: number }, RateDecision>((all) => {
    const at = now();
    return takeTogether(
      all,
      (names) => state.takeRates(names.map((one) => ({ ...one, at, windowMs }))),
      ({ startedAt, used, granted }, place, limit) => {
        const isAllowed = place < granted;
        const count = isAllowed ? used - granted + place + 1 : used;
        return decisionOf({ startedAt, count }, { isAllowed, limit, at });
      },
    );
  });
  return (name: string, limit: number): Promise<RateDecision> => take({ name, limit });
}
