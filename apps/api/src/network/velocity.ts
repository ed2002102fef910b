import type { Velocity } from '@veridict/verifier';
import { networkOf } from '../address.ts';

const windowMs = 60_000;

/**
 * How often each name was counted within the last minute: what this window has, and the share of the last one that still
 * lies within a minute. Names are bounded; the one not counted for longest goes first.
 */
function createCounter(now: () => number, maxNames: number): (name: string) => number {
  // A name that is counted is put back at the end, so the map's order is the order of last counts.
  const counts = new Map<string, { startedAt: number; count: number; before: number }>();
  return (name) => {
    const at = now();
    const known = counts.get(name) ?? { startedAt: at, count: 0, before: 0 };
    const windows = Math.floor((at - known.startedAt) / windowMs);
    if (windows > 0) {
      known.before = windows === 1 ? known.count : 0;
      known.count = 0;
      known.startedAt += windows * windowMs;
    }
    known.count += 1;
    counts.delete(name);
    counts.set(name, known);
    if (counts.size > maxNames) counts.delete(counts.keys().next().value!);
    const share = 1 - (at - known.startedAt) / windowMs;
    return known.count + Math.floor(known.before * share);
  };
}

/** Counts a request by its address, network and session, and tells how often each was seen. In this process alone. */
export type CountVelocity = (address: string, sid: string | null) => Velocity | null;

/** Begin to count, at most `maxNames` of each kind. */
export function createVelocity(now: () => number, maxNames = 50_000): CountVelocity {
  const byAddress = createCounter(now, maxNames);
  const byNetwork = createCounter(now, maxNames);
  const bySession = createCounter(now, maxNames);
  return (address, sid) => {
    const one = networkOf(address, 32, 64);
    const network = networkOf(address, 24, 48);
    if (one === null || network === null) return null;
    return { address: byAddress(one), network: byNetwork(network), session: sid === null ? null : bySession(sid) };
  };
}
