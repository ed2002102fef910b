import type { Evidence, LateEvidence } from '@veridict/contract';
import { EVIDENCE_VERSION, type LateAnswer, LIMITS, PATHS } from '@veridict/contract/wire';
import { isShallow, serialise, serialiseWithin, utf8 } from './json.ts';
import type { Transport } from './transport.ts';

/** What a page view's late report is made with; everything comes in. */
export interface LateTools {
  transport: Transport;
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** The late readings as they stand now; `leaving`: only what costs nothing, the page is going away. */
  read(leaving: boolean): Evidence['readings'];
  identity(): LateEvidence['identify'] | undefined;
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
  /** Ends the report: what was going to be sent soon is not. */
  close(): void;
}

/** First wait before a send that nobody waits for; it doubles with each of them. */
export const SOON_MS = 1500;
// Of the sends a page view has, some are kept for those that matter most: the way out, then token and form.
const SENDS = LIMITS.latePerPageView;
const SENDS_ASKED = SENDS - 3;
const SENDS_SOON = 9;
// All events together share the 32 kB with the readings.
const TRACK_TOTAL_BYTES = 16_384;
// request, evidence, track and item stand around an event's data
const TRACK_LEVELS = LIMITS.jsonDepth - 4;

/** Starts the late report of a page view. */
export function createLateReport(tools: LateTools): LateReport {
  const { transport, now } = tools;
  const startedMs = now();
  const tracked: NonNullable<LateEvidence['track']> = [];
  let trackedBytes = 0;
  let ticket = '';
  let openedMs = 0;
  let seq = 0;
  let answeredSeq = 0;
  let soonSends = 0;
  let lastContent = '';
  let wantsSend = false;
  let timer: unknown;

  /** The next message, or nothing when there is nothing new to say or no send left. */
  function next(maxSends: number, leaving: boolean): string {
    if (!ticket || seq >= maxSends) return '';
    const readings = tools.read(leaving);
    const identify = tools.identity();
    const content = serialise([readings, tracked, identify]);
    if (content === lastContent) return '';
    lastContent = content;
    seq++;
    const sinceMs = Math.max(0, Math.round(now() - openedMs));
    const rest = { ...(tracked.length > 0 && { track: tracked }), ...(identify && { identify }) };
    return serialiseWithin(LIMITS.lateBytes, readings, (fitting) => {
      const evidence: LateEvidence = { v: EVIDENCE_VERSION, sinceMs, readings: fitting, ...rest };
      return { ticket, seq, evidence };
    });
  }

  const report: LateReport = {
    open(given) {
      ticket = given;
      openedMs = now();
      if (wantsSend) report.sendSoon();
    },
    track(name, data) {
      let item: (typeof tracked)[number];
      try {
        // The page's own idea of JSON, so that dates and the like arrive as it expects.
        const plain = data === undefined ? undefined : JSON.parse(JSON.stringify(data));
        if (!isShallow(plain, TRACK_LEVELS)) return false;
        item = { name: String(name), atMs: Math.max(0, Math.round(now() - startedMs)) };
        if (plain !== undefined) item.data = plain;
      } catch {
        return false;
      }
      const bytes = utf8(serialise(item)).length;
      const fits = bytes <= LIMITS.trackBytes && trackedBytes + bytes <= TRACK_TOTAL_BYTES;
      if (!fits || !item.name || item.name.length > 64 || tracked.length >= LIMITS.trackPerPageView) return false;
      trackedBytes += bytes;
      tracked.push(item);
      report.sendSoon();
      return true;
    },
    sendSoon() {
      wantsSend = true;
      if (!ticket || timer || soonSends >= SENDS_SOON) return;
      timer = tools.setTimeout(
        () => {
          timer = undefined;
          void report.send();
        },
        SOON_MS * 2 ** soonSends++,
      );
    },
    async send(outlives = false) {
      report.close();
      const body = next(SENDS_ASKED, false);
      if (!body) return;
      const mine = seq;
      const answer = await transport.post<LateAnswer>(PATHS.late, body, outlives);
      if (answer.ok) {
        if (mine > answeredSeq) tools.answered(answer.body);
        answeredSeq = Math.max(answeredSeq, mine);
      } else if (answer.code === 'ticket_unknown' || answer.code === 'late_limit') {
        ticket = '';
      } else {
        // what did not arrive is still to be said
        lastContent = '';
      }
    },
    leave() {
      report.close();
      const body = next(SENDS, true);
      if (body) transport.beacon(PATHS.late, body);
    },
    close() {
      tools.clearTimeout(timer);
      timer = undefined;
    },
  };
  return report;
}
