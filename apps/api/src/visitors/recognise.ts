import { agreementOf } from './components.ts';
import type { VisitorPrint } from './print.ts';

/** A print that was seen before. */
export interface KnownPrint {
  visitorId: string;
  print: Pick<VisitorPrint, 'name' | 'network' | 'components'>;
  /** how well it agreed with the first print of its visitor, 0 to 1 */
  likeness: number;
}

/** Whose a print is, and how sure that is. */
export interface Recognised {
  visitorId: string;
  likeness: number;
  confidence: number;
}

/** A print that changed must agree so well with one that was seen before, and so much better than with any other visitor's. */
const leastAgreement = 0.85;
const leastLead = 0.05;
/** Sureness of a print found again unchanged; what only the site can know, its own link, is 1. */
const mostConfidence = 0.95;
/** What is left of it in a network where the print was not seen last. */
const elsewhere = 0.9;

/**
 * Finds the visitor that a print belongs to among prints of the same machine and engine. An unchanged print is known wherever it
 * turns up; a changed one only in the network it was last seen in, and only when it resembles no second visitor as well.
 */
export function recognise(print: VisitorPrint, known: readonly KnownPrint[]): Recognised | null {
  const same = known.find((one) => one.print.name === print.name);
  if (same) {
    const likeness = same.likeness * agreementOf(print.components, same.print.components);
    const isHere = print.network !== null && print.network === same.print.network;
    return found(same.visitorId, likeness, isHere ? 1 : elsewhere);
  }
  const best = new Map<string, number>();
  for (const one of known) {
    if (print.network === null || one.print.network !== print.network) continue;
    const likeness = one.likeness * agreementOf(print.components, one.print.components);
    best.set(one.visitorId, Math.max(likeness, best.get(one.visitorId) ?? 0));
  }
  const [first, second] = [...best].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < leastAgreement) return null;
  if (second !== undefined && first[1] - second[1] < leastLead) return null;
  return found(first[0], first[1], 1);
}

const found = (visitorId: string, likeness: number, where: number): Recognised => ({
  visitorId,
  likeness,
  confidence: Math.round(mostConfidence * likeness * where * 10_000) / 10_000,
});

/** A session of a visitor, as far as it tells to whom the visitor belongs. */
export interface VisitorSession {
  startedAt: number;
  lastSeenAt: number;
  /** of its pages: each origin has cookies of its own */
  origin: string;
  isLinked: boolean;
}

/** Milliseconds by which two sessions may overlap: the last word of a page comes late. */
const leaveMs = 10_000;

/**
 * Two sessions of one origin that were open at once are two browsers with one print, since one browser has one session there;
 * unless the site said itself that both are its user's.
 */
export function isShared(sessions: readonly VisitorSession[]): boolean {
  return sessions.some((one, place) =>
    sessions
      .slice(place + 1)
      .some(
        (other) =>
          one.origin === other.origin &&
          !(one.isLinked && other.isLinked) &&
          Math.min(one.lastSeenAt, other.lastSeenAt) - Math.max(one.startedAt, other.startedAt) > leaveMs,
      ),
  );
}
