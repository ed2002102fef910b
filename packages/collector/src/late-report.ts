import type { Evidence, LateEvidence } from '@veridict/contract';
import { EVIDENCE_VERSION, type LateAnswer, LIMITS, PATHS } from '@veridict/contract/wire';
import { byteLength, isShallow, serialise, within } from './json.ts';
import type { Transport } from './transport.ts';

/** What a page view's late report is made with; everything comes in. */
export interface LateTools {
  transport: Transport;
  /** The late readings as they stand now; `isLeaving`: the page is going away. */
  read(isLeaving: boolean): Evidence['readings'];
  identity(): LateEvidence['identify'];
  /** The server's newest answer to this page view's late evidence. */
  answered(answer: LateAnswer): void;
}

/** Late evidence of one page view: gathers from its start, sends from its verdict on. */
export interface LateReport {
  /** The page view has its ticket. */
  open(ticket: string): void;
  /** Notes an event of the site's own; false when it is too large or there were too many. */
  track(name: string, data: unknown): boolean;
  /** Sends in a while, together with whatever else comes up until then. */
  sendSoon(): void;
  /** Sends now; the promise ends with the answer. `outlives`: the page may be left meanwhile. */
  send(outlives?: boolean): Promise<void>;
  /** Sends while the page goes away: nothing is awaited. */
  leave(): void;
}

/** First wait before a send that nobody waits for; it doubles with each of them. */
export const SOON_MS = 1500;
// Of the sends a page view has, some are kept for those that matter most: the way out, then token and form.
const SENDS_ASKED = LIMITS.latePerPageView - 3;
const SENDS_SOON = 9;
// All events together share the 32 kB with the readings, and ticket, numbers and user id stand around them.
const TRACK_TOTAL_BYTES = 14_336;
const READINGS_BYTES = LIMITS.lateBytes - TRACK_TOTAL_BYTES - 2048;
// request, evidence, list and item stand around an event's data
const TRACK_LEVELS = LIMITS.jsonDepth - 4;

/** Starts the late report of a page view. */
export function createLateReport({ transport, read, identity, answered }: LateTools): LateReport {
  const startedMs = performance.now();
  const tracked: NonNullable<LateEvidence['track']> = [];
  const since = (ms: number) => Math.round(performance.now() - ms);
  let ticket = '';
  let openedMs = 0;
  let seq = 0;
  let answeredSeq = 0;
  let soonSends = 0;
  let lastContent = '';
  let wantsSend = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The next message, or nothing when there is nothing new to say or no send left. */
  function next(maxSends: number, isLeaving: boolean): string {
    clearTimeout(timer);
    timer = undefined;
    try {
      if (!ticket || seq >= maxSends) return '';
      const readings = within(READINGS_BYTES, read(isLeaving));
      const evidence = { v: EVIDENCE_VERSION, readings, track: tracked, identify: identity() };
      const content = serialise(evidence);
      if (content === lastContent) return '';
      lastContent = content;
      return serialise({ ticket, seq: ++seq, evidence: { ...evidence, sinceMs: since(openedMs) } });
    } catch {
      // a page that broke what reading needs is heard of by its other readings
      return '';
    }
  }

  const report: LateReport = {
    open(given) {
      ticket = given;
      openedMs = performance.now();
      if (wantsSend) report.sendSoon();
    },
    track(name, data) {
      try {
        // The page's own idea of JSON, so that dates and the like arrive as it expects.
        const item = { name: `${name}`, atMs: since(startedMs), data: data && JSON.parse(JSON.stringify(data)) };
        const fits =
          item.name !== '' &&
          item.name.length <= 64 &&
          isShallow(item.data, TRACK_LEVELS) &&
          byteLength(item) <= LIMITS.trackBytes &&
          tracked.length < LIMITS.trackPerPageView &&
          byteLength([...tracked, item]) <= TRACK_TOTAL_BYTES;
        if (fits) {
          tracked.push(item);
          report.sendSoon();
        }
        return fits;
      } catch {
        return false;
      }
    },
    sendSoon() {
      wantsSend = true;
      if (ticket && !timer && soonSends < SENDS_SOON) timer = setTimeout(report.send, SOON_MS * 2 ** soonSends++);
    },
    async send(outlives) {
      const body = next(SENDS_ASKED, false);
      if (!body) return;
      const mine = seq;
      const answer = await transport.post<LateAnswer>(PATHS.late, body, outlives);
      if (answer.ok) {
        // answers may overtake each other
        if (mine > answeredSeq) answered(answer.body);
        answeredSeq = Math.max(mine, answeredSeq);
      } else if (/^(ticket|late)_/.test(answer.code)) ticket = '';
      // what did not arrive is still to be said
      else lastContent = '';
    },
    leave() {
      const body = next(LIMITS.latePerPageView, true);
      if (body) transport.beacon(PATHS.late, body);
    },
  };
  return report;
}
