import type { RateTaken, StatePort } from '../state/port.ts';
import { gathered } from './gathered.ts';
import { createWindows, decisionOf, type RateDecision, type Window, windowMs } from './rate-limit.ts';

/** A window of this process, and what it knows of the same window elsewhere. */
interface Spread extends Window {
  /** of its count, how many the store knows of */
  told: number;
  /** what the store counted for other processes */
  others: number;
  isTelling: boolean;
}

/** So much of a limit is counted here alone: nearly everybody stays below it, and costs the store nothing. */
const ownShare = 1 / 16;
/** From then on the store is told of so much of a limit at a time. */
const stepShare = 1 / 64;
/** A store that is told of so many names at once is told of no more until it has answered. */
const mostAtOnce = 500;

/**
 * A limit over all processes of one store that nobody waits for: each request is decided by what is known at that moment. A name
 * that asks often is made known to the store a little later, with all others of that moment, and the answer says what it asked of
 * other processes. So a limit may be passed by what happens within a moment; and while the store is away each process counts for
 * itself, since a limit is no reason to turn people away.
 */
export function createSpreadRate(
  state: Pick<StatePort, 'takeRates'>,
  now: () => number,
  /** what a name is called in the store */
  keptAs: (name: string) => string,
) {
  const windowOf = createWindows<Spread>(now, (window) => ({ ...window, told: 0, others: 0, isTelling: false }));
  let telling = 0;

  const tell = gathered<{ window: Spread; name: string; limit: number }, RateTaken & { n: number }>(async (all) => {
    const at = now();
    const takes = all.map(({ window, name, limit }) => ({ name, limit, at, n: window.count - window.told, windowMs }));
    const taken = await state.takeRates(takes);
    return taken.map((one, place) => ({ ...one, n: takes[place]!.n }));
  });

  const tellSoon = (window: Spread, name: string, limit: number): void => {
    window.isTelling = true;
    telling += 1;
    tell({ window, name: keptAs(name), limit })
      .then(({ startedAt, used, n }) => {
        window.told += n;
        window.others = Math.max(0, used - window.told);
        // They end together.
        window.startedAt = startedAt;
      })
      // What could not be told is told with the next request.
      .catch(() => undefined)
      .finally(() => {
        window.isTelling = false;
        telling -= 1;
      });
  };

  return (name: string, limit: number): RateDecision => {
    const window = windowOf(name);
    const isAllowed = window.count + window.others < limit;
    if (isAllowed) window.count += 1;
    const isKnown = window.told > 0 || window.count >= limit * ownShare;
    const isWorthTelling = isKnown && window.count - window.told >= limit * stepShare;
    if (isWorthTelling && !window.isTelling && telling < mostAtOnce) tellSoon(window, name, limit);
    const count = window.count + window.others;
    return decisionOf({ startedAt: window.startedAt, count }, { isAllowed, limit, at: now() });
  };
}
