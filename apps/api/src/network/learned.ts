import { claimOf, type Judgement, type Learned, type RequestSeen, type TlsSeen } from '@veridict/verifier';
import type { LearnedRow, Millis, StatePort } from '../state/port.ts';
import { type Claim, fitsSeed } from './seeds.ts';

const dayMs = 86_400_000;
/** What nobody has seen for this long is an old browser's. */
const keptMs = 90 * dayMs;
const hourMs = 3_600_000;
const maxRows = 20_000;
/** Prints that are waiting to be written, and networks that were counted in this hour. */
const maxPending = 2_000;
const maxNetworks = 50_000;
/** The highest score that nobody can call a bot's. */
const maxScore = 10;

/** What this deployment's own traffic teaches of how browsers open their connections. */
export interface LearnedPrints {
  of: (request: RequestSeen, tls: TlsSeen | null) => Learned | null;
  /** Learn from a page view, when it is a person's beyond doubt. */
  note: (
    seen: { request: RequestSeen | null; tls: TlsSeen | null; network: string | null },
    judgement: Pick<Judgement, 'score' | 'evidence' | 'hard_rule_hit' | 'signals'>,
  ) => void;
  /** Write down what was learned since the last time, and read what all processes have. */
  exchange: () => Promise<void>;
}

/** Begin with what is known of browsers elsewhere; the first `exchange` brings what was learned here. */
export function createLearnedPrints(
  state: Pick<StatePort, 'addLearned' | 'listLearned'>,
  now: () => Millis,
): LearnedPrints {
  let known = new Map<string, { total: number; prints: Map<string, number> }>();
  let pending = new Map<string, LearnedRow>();
  // One network teaches one print once an hour: nobody can make a print common from his own machines in a day.
  let counted = new Set<string>();
  let hour = 0;

  return {
    of(request, tls) {
      const key = keyOf(request, tls);
      if (key === null || tls === null) return null;
      const found = known.get(key.claim);
      const seed = fitsSeed(key.whose, tls) ? { seed: true as const } : {};
      if (found !== undefined) return { matches: found.prints.get(key.print) ?? 0, total: found.total, ...seed };
      // Before anything was learned here, what is known of the browser elsewhere is a start.
      return 'seed' in seed ? { matches: 0, total: 0, ...seed } : null;
    },

    note({ request, tls, network }, { score, evidence, hard_rule_hit, signals }) {
      if (score > maxScore || evidence !== 'full' || hard_rule_hit !== '' || network === null || request === null)
        return;
      if (signals.some(({ llr }) => llr > 0)) return;
      const key = keyOf(request, tls);
      if (key === null) return;
      const currentHour = Math.floor(now() / hourMs);
      if (currentHour !== hour) counted = new Set();
      hour = currentHour;
      const once = `${network} ${key.claim} ${key.print}`;
      if (counted.has(once) || counted.size >= maxNetworks) return;
      counted.add(once);
      const name = `${key.claim} ${key.print}`;
      const row = pending.get(name) ?? { claim: key.claim, print: key.print, seen: 0 };
      if (row.seen === 0 && pending.size >= maxPending) return;
      row.seen += 1;
      pending.set(name, row);
    },

    async exchange() {
      const learned = pending;
      pending = new Map();
      if (learned.size > 0) await state.addLearned([...learned.values()], now());
      const rows = await state.listLearned(now() - keptMs, maxRows);
      const read: typeof known = new Map();
      for (const { claim, print, seen } of rows) {
        const one = read.get(claim) ?? { total: 0, prints: new Map<string, number>() };
        one.total += seen;
        one.prints.set(print, seen);
        read.set(claim, one);
      }
      known = read;
    },
  };
}

/**
 * Whom a request claims to be and how it opened its connection. HTTP/1.1 and HTTP/2 connections of one browser differ, and
 * so does what a proxy tells of them.
 */
function keyOf(request: RequestSeen, tls: TlsSeen | null): { claim: string; print: string; whose: Claim } | null {
  if (tls === null) return null;
  const userAgent = request.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? '';
  const whose = claimOf(userAgent);
  const { browser, major } = whose;
  if (major === null || browser === 'unknown' || browser === 'other') return null;
  const protocol = tls.ja4Stable === undefined ? 'reported' : tls.http2 ? 'h2' : 'h1';
  return {
    claim: `${browser}/${major}/${protocol}`,
    print: [tls.ja4Stable ?? tls.ja4, ...(tls.http2 ? [tls.http2.text] : [])].join(' '),
    whose,
  };
}
