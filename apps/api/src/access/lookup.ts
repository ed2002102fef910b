import type { KeyWithOwner } from '../state/port.ts';

/** Asks for something by name, remembering answers for a few seconds. */
export type Lookup<T> = (name: string) => Promise<T>;
/** Finds a key, with its account and site, by the hash of its secret. */
export type KeyLookup = Lookup<KeyWithOwner | null>;

/**
 * Answers remembered for `ttlMs` counted from the moment of asking, also that there is nothing. What changes in the store
 * therefore holds within that time on every process: a revoked key stops within 5 seconds. The oldest answer goes first.
 */
export function createLookup<T>(
  ask: (name: string) => Promise<T>,
  now: () => number,
  { ttlMs = 4_000, maxEntries = 10_000 } = {},
): Lookup<T> {
  const held = new Map<string, { at: number; answer: Promise<T> }>();

  return (name) => {
    const at = now();
    const known = held.get(name);
    if (known !== undefined && at - known.at < ttlMs) return known.answer;
    const entry = { at, answer: ask(name) };
    held.delete(name);
    if (held.size >= maxEntries) held.delete(held.keys().next().value!);
    held.set(name, entry);
    entry.answer.catch(() => {
      // A failure is not an answer: the next request asks again.
      if (held.get(name) === entry) held.delete(name);
    });
    return entry.answer;
  };
}
