import type { Evidence, LateEvidence } from '@veridict/contract';
import {
  type Consent,
  ERROR_EVENT,
  type ErrorDetail,
  type LateAnswer,
  LIMITS,
  TOKEN_TTL_S,
  VERDICT_EVENT,
  type VerdictDetail,
} from '@veridict/contract/wire';
import type { Veridict } from './api.ts';
import { createLateReport, type LateReport, type LateTools } from './late-report.ts';
import { isExcluded, type Options } from './options.ts';
import type { Page } from './page.ts';
import { assess, type PageViewTools } from './page-view.ts';

/** Late readings of one page view, watched from its start. */
export interface LateWatch {
  read(leaving: boolean): Evidence['readings'];
  dispose(): void;
}

/** What the collector is made of; everything comes in. */
export interface Tools extends PageViewTools, Pick<LateTools, 'setTimeout' | 'clearTimeout'> {
  page: Page;
  random(): number;
  /** Watches a page view; `onInput` is told of every press and key. */
  watchLate(onInput: () => void): LateWatch;
  /** The second phase, loaded when asked for; never rejects. */
  recognise(): Promise<NonNullable<Evidence['readings']['visitor']>>;
}

/** A new address is assessed once it has stood this long. */
const SETTLE_MS = 300;
/** Two page views that follow from navigation alone are at least this far apart. */
const VIEW_GAP_MS = 2000;
/** A token is renewed this long before it ends. */
const RENEW_AHEAD_MS = 300_000;
/** How long a token that was asked for waits for late evidence to be judged. */
const TOKEN_WAIT_MS = 1000;
/** Late evidence is sent after so much input, then after each fourfold. */
const FIRST_INPUTS = 6;

/** Sets the collector going on a page. */
export function createVeridict(options: Options, tools: Tools): Veridict {
  const { page, now } = tools;
  let consent: Consent = options.consent;
  let isStopped = false;
  let isSampled: boolean | undefined;
  let release: (detail: null | VerdictDetail) => void = () => {};
  let latest = new Promise<VerdictDetail | null>((resolve) => {
    release = resolve;
  });
  let running: Promise<VerdictDetail | null> | undefined;
  let detail: VerdictDetail | null = null;
  let dueMs = Number.POSITIVE_INFINITY;
  let dueWallMs = Number.POSITIVE_INFINITY;
  let viewedAddress = '';
  let viewedMs = 0;
  let report: LateReport | undefined;
  let watched: LateWatch | undefined;
  let identity: LateEvidence['identify'];
  let visitor: Evidence['readings']['visitor'];
  let isRecognising = false;
  let settleTimer: unknown;
  let renewTimer: unknown;

  /** A page view, unless one is under way. */
  function view(): Promise<VerdictDetail | null> {
    if (consent === 'wait' || isStopped) return Promise.resolve(null);
    if (!running) {
      running = run().catch(() => fail('unsupported', 'The collector could not run on this page.'));
      latest = running;
      running.then((outcome) => {
        running = undefined;
        release(outcome);
      });
    }
    return running;
  }

  function fail(code: string, message: string): null {
    page.emit(ERROR_EVENT, { code, message } satisfies ErrorDetail);
    return null;
  }

  async function run(): Promise<VerdictDetail | null> {
    endView();
    viewedAddress = page.address();
    viewedMs = now();
    let inputs = 0;
    let inputsWanted = FIRST_INPUTS;
    const watch = tools.watchLate(() => {
      if (++inputs < inputsWanted) return;
      inputsWanted *= 4;
      mine.sendSoon();
    });
    const mine = createLateReport({
      ...tools,
      read: (leaving) => (visitor ? { ...watch.read(leaving), visitor } : watch.read(leaving)),
      identity: () => identity,
      answered: (answer) => mine === report && revise(answer),
    });
    watched = watch;
    report = mine;

    await page.activated();
    const mode = consent === 'essential' ? 'essential' : 'full';
    const answer = await assess(tools, options, mode, tools.cookie.read() ?? detail?.token);
    if (isStopped) return null;
    if (!answer.ok) return fail(answer.code, answer.message);
    detail = answer.body.detail;
    dueMs = answer.body.expiresAtMs - RENEW_AHEAD_MS;
    dueWallMs = tools.wallClock() + TOKEN_TTL_S * 1000 - RENEW_AHEAD_MS;
    tools.clearTimeout(renewTimer);
    renewTimer = tools.setTimeout(renew, dueMs - now());
    mine.open(answer.body.ticket);
    page.emit(VERDICT_EVENT, { ...detail });
    if (mode === 'full') recognise();
    return detail;
  }

  /** What was seen in the page view so far is its last word. */
  function endView(): void {
    report?.leave();
    watched?.dispose();
    report = undefined;
    watched = undefined;
  }

  /** Late evidence was judged: the verdict stands corrected, and the page hears of it when that changes anything. */
  function revise(answer: LateAnswer): void {
    if (!detail || isStopped || !answer.action) return;
    const hasChanged = answer.action !== detail.action || answer.band !== detail.band;
    const { token } = detail;
    detail = { token, action: answer.action };
    if (answer.band !== undefined) detail.band = answer.band;
    if (answer.score !== undefined) detail.score = answer.score;
    latest = Promise.resolve(detail);
    if (hasChanged) page.emit(VERDICT_EVENT, { ...detail });
  }

  function recognise(): void {
    if (isRecognising) return;
    isRecognising = true;
    tools.recognise().then((read) => {
      visitor = read;
      report?.sendSoon();
    });
  }

  // A sleeping machine's monotonic clock may stand still, so the device's clock is asked too: it can only renew early.
  const isDue = () => now() >= dueMs || tools.wallClock() >= dueWallMs;

  function renew(): void {
    if (detail && isDue() && page.isVisible()) view();
  }

  function isIn(): boolean {
    isSampled ??= options.sample >= 1 || tools.cookie.read() !== undefined || tools.random() < options.sample;
    return isSampled && !isExcluded(page.path(), options.exclude);
  }

  /** A page view that nobody asked for by name. */
  function viewUnasked(): void {
    if (consent === 'wait') return;
    if (isIn()) view();
    else {
      viewedAddress = page.address();
      endView();
      release(null);
    }
  }

  function settle(): void {
    tools.clearTimeout(settleTimer);
    if (page.address() === viewedAddress || consent === 'wait') return;
    const waitMs = running ? SETTLE_MS : viewedMs + VIEW_GAP_MS - now();
    if (running || (detail && waitMs > 0)) settleTimer = tools.setTimeout(settle, waitMs);
    else viewUnasked();
  }

  const unwatch = page.watch({
    navigated() {
      tools.clearTimeout(settleTimer);
      settleTimer = tools.setTimeout(settle, SETTLE_MS);
    },
    leaving: () => report?.leave(),
    restored: viewUnasked,
    shown: renew,
    submitting: () => report?.send(true),
  });
  viewUnasked();

  return {
    get ready() {
      return latest;
    },
    get verdict() {
      return detail && { ...detail };
    },
    async token() {
      if (consent === 'wait' || isStopped) return null;
      const current = (await running) ?? detail;
      if (!current || isDue()) await view();
      else {
        const waited = new Promise<void>((done) => tools.setTimeout(done, TOKEN_WAIT_MS));
        await Promise.race([report?.send(), waited]);
      }
      return detail?.token ?? null;
    },
    refresh: view,
    identify(userId, { proof } = {}) {
      const isText = (text: unknown, max: number) => typeof text === 'string' && text.length > 0 && text.length <= max;
      if (!isText(userId, LIMITS.userIdLength) || (proof !== undefined && !isText(proof, 128))) return false;
      identity = proof === undefined ? { userId } : { userId, proof };
      report?.sendSoon();
      return true;
    },
    track: (name, data) => report?.track(name, data) ?? false,
    consent(mode) {
      if ((mode !== 'full' && mode !== 'essential') || mode === consent) return;
      const before = consent;
      consent = mode;
      if (before === 'wait') viewUnasked();
      else if (mode === 'full' && detail) view();
    },
    stop() {
      isStopped = true;
      unwatch();
      tools.clearTimeout(settleTimer);
      tools.clearTimeout(renewTimer);
      endView();
      release(null);
    },
  };
}
