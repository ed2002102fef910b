import type { Names } from '../identity/reverse-names.ts';

/** The name that an address has by its owner's word; null where there is none, or none was told in time. */
export type HostnameOf = (address: string) => Promise<string | null>;

const keptMs = 3_600_000;

/** Asks name servers, within a budget, and remembers what they said for an hour. */
export function createHostnames(options: {
  names: Pick<Names, 'reverse'>;
  now: () => number;
  /** @defaultValue 300 */
  budgetMs?: number;
  /** @defaultValue 10000 */
  maxCached?: number;
}): HostnameOf {
  const { names, now, budgetMs = 300, maxCached = 10_000 } = options;
  const known = new Map<string, { until: number; name: Promise<string | null> }>();
  return async (address) => {
    let entry = known.get(address);
    if (entry === undefined || entry.until <= now()) {
      const name = names.reverse(address).then(
        ([first]) => first?.toLowerCase().replace(/\.$/, '').slice(0, 253) ?? null,
        () => null,
      );
      entry = { until: now() + keptMs, name };
      known.delete(address);
      if (known.size >= maxCached) known.delete(known.keys().next().value!);
      known.set(address, entry);
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), budgetMs);
    });
    // The question goes on beyond the budget, so that the next request finds the answer.
    return Promise.race([entry.name, late]).finally(() => clearTimeout(timer));
  };
}
