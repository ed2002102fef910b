import type { StatePort } from '../state/port.ts';
import { gathered, takeTogether } from './gathered.ts';

/** Takes one from an account's month, durably; false when nothing is left. */
export type TakeQuota = (accountId: string, limit: number) => Promise<boolean>;

/** The calendar month a moment belongs to, UTC. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * Counts usage exactly without a commit for each request: whatever asks within one turn of the event loop, or while a
 * take is under way, is taken together in one conditional update that answers all of them.
 */
export function createQuota(state: Pick<StatePort, 'takeQuota'>, now: () => number): TakeQuota {
  const take = gathered<{ name: string; limit: number }, boolean>((all) => {
    const at = now();
    const month = monthOf(at);
    return takeTogether(
      all,
      (names) => state.takeQuota(names.map(({ name, n, limit }) => ({ accountId: name, month, n, limit, at }))),
      ({ granted }, place) => place < granted,
    );
  });
  return (accountId, limit) => take({ name: accountId, limit });
}
