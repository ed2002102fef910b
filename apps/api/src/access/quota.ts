import type { QuotaTake, StatePort } from '../state/port.ts';

/** Takes one from an account's month, durably; false when nothing is left. */
export type TakeQuota = (accountId: string, limit: number) => Promise<boolean>;

interface Waiting {
  accountId: string;
  limit: number;
  resolve: (granted: boolean) => void;
  reject: (error: unknown) => void;
}

/** The calendar month a moment belongs to, UTC. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * Counts usage exactly without a commit for each request: whatever asks within one turn of the event loop, or while a
 * take is under way, is taken together in one conditional update that answers all of them.
 */
export function createQuota(state: Pick<StatePort, 'takeQuota'>, now: () => number): TakeQuota {
  let waiting: Waiting[] = [];
  let busy = false;

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    const byAccount = new Map<string, Waiting[]>();
    for (const one of batch) byAccount.set(one.accountId, [...(byAccount.get(one.accountId) ?? []), one]);
    const at = now();
    const month = monthOf(at);
    const takes: QuotaTake[] = [...byAccount].map(([accountId, asked]) => ({
      accountId,
      month,
      n: asked.length,
      limit: asked[0]!.limit,
      at,
    }));
    try {
      const answers = await state.takeQuota(takes);
      [...byAccount.values()].forEach((asked, account) => {
        const granted = answers[account]!.granted;
        asked.forEach((one, place) => void one.resolve(place < granted));
      });
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
    busy = waiting.length > 0;
    if (busy) setImmediate(flush);
  };

  return (accountId, limit) =>
    new Promise((resolve, reject) => {
      waiting.push({ accountId, limit, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(flush);
    });
}
