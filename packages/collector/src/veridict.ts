import type { Evidence, LateEvidence } from '@veridict/contract';
import {
  type Consent,
  ERROR_EVENT,
  type ErrorDetail,
  LIMITS,
  VERDICT_EVENT,
  type VerdictDetail,
} from '@veridict/contract/wire';
import type { Veridict } from './api.ts';
import { createLateReport, type LateReport } from './late-report.ts';
import { isExcluded, type Options } from './options.ts';
import type { Page } from './page.ts';
import { assess, detailOf, type PageViewTools } from './page-view.ts';

/** Late readings of one page view, watched from its start. */
export interface LateWatch {
  /** `isLeaving`: the page is going away, so nothing that takes long. */
  read(isLeaving: boolean): Evidence['readings'];
  /** The first verdict is there: what was not worth delaying it begins now. */
  closely(consent: Evidence['consent']): void;
  dispose(): void;
}

/** What the collector is made of; everything comes in. */
export interface Tools extends PageViewTools {
  page: Page;
  /** Watches a page view; `onInput` is told of every press and key. */
  watchLate(onInput: () => void): LateWatch;
  /** Does what a verdict asks of the page, unless the page wants to do that itself. */
  act?(detail: VerdictDetail): void;
  /** The second phase, loaded when asked for; never rejects. */
  recognise(): Promise<NonNullable<Evidence['readings']['visitor']>>;
}

/** A new address is assessed once it has stood this long. */
export const SETTLE_MS = 300;
/** Two page views that follow from navigation alone are at least this far apart. */
export const VIEW_GAP_MS = 2000;
/** A token is renewed at this age, five minutes before it ends. */
export const RENEW_MS = 1_500_000;
/** How long a token that was asked for waits for late evidence to be judged. */
export const TOKEN_WAIT_MS = 1000;
/** Late evidence is sent after so much input, then after each fourfold. */
const FIRST_INPUTS = 6;

/** Sets the collector going on a page. */
export function createVeridict(options: Options, tools: Tools): Veridict {
  const { page, cookie } = tools;
  let consent: Consent = options.consent;
  let isSampled: boolean | undefined;
  let release!: (detail: VerdictDetail | null | PromiseLike<VerdictDetail | null>) => void;
  let latest = new Promise<VerdictDetail | null>((resolve) => {
    release = resolve;
  });
  let running: Promise<VerdictDetail | null> | undefined;
  let detail: VerdictDetail | null = null;
  let judgedMs = 0;
  let judgedWallMs = 0;
  let seenAddress = page.address();
  let viewedAddress = '';
  let viewedMs = 0;
  let report: LateReport | undefined;
  let watch: LateWatch | undefined;
  let identity: LateEvidence['identify'];
  let visitor: Evidence['readings']['visitor'];
  let isRecognising = false;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  let renewTimer: ReturnType<typeof setTimeout> | undefined;

  const fail = (code: string, message: string): null => {
    page.emit(ERROR_EVENT, { code, message } satisfies ErrorDetail);
    return null;
  };
  const tell = (news: VerdictDetail) => {
    detail = news;
    if (page.emit(VERDICT_EVENT, { ...news })) tools.act?.(news);
  };

  /** A page view, unless one is under way. */
  async function view(): Promise<VerdictDetail | null> {
    if (consent === 'wait') return null;
    if (!running) {
      running = latest = run().catch(() => fail('unsupported', 'Cannot run here.'));
      release(running);
      await running;
      running = undefined;
    }
    return latest;
  }

  async function run(): Promise<VerdictDetail | null> {
    endView();
    viewedAddress = page.address();
    viewedMs = performance.now();
    let inputs = 0;
    let inputsWanted = FIRST_INPUTS;
    const watching = tools.watchLate(() => {
      if (++inputs < inputsWanted) return;
      inputsWanted *= 4;
      mine.sendSoon();
    });
    const mine = createLateReport({
      transport: tools.transport,
      read: (isLeaving) => ({ ...watching.read(isLeaving), ...(visitor && { visitor }) }),
      identity: () => identity,
      answered(answer) {
        if (mine !== report || !detail || !answer.action) return;
        const before = detail;
        cookie.write(before.token, answer.pass);
        const news = detailOf(before.token, answer);
        latest = Promise.resolve(news);
        if (news.action === before.action && news.band === before.band) detail = news;
        else tell(news);
      },
    });
    watch = watching;
    report = mine;

    await page.activated();
    const mode = consent === 'essential' ? 'essential' : 'full';
    const answer = await assess(tools, options, mode, cookie.read() ?? detail?.token);
    if (!answer.ok) return fail(answer.code, answer.message);
    judgedMs = performance.now();
    judgedWallMs = Date.now();
    clearTimeout(renewTimer);
    renewTimer = setTimeout(renew, RENEW_MS);
    mine.open(answer.body.ticket);
    tell(answer.body.detail);
    watching.closely(mode);
    if (mode === 'full' && !isRecognising) {
      isRecognising = true;
      tools.recognise().then((read) => {
        visitor = read;
        report?.sendSoon();
      });
    }
    return detail;
  }

  /** What was seen in the page view so far is its last word. */
  function endView(): void {
    report?.leave();
    watch?.dispose();
    report = watch = undefined;
  }

  // While a machine sleeps its monotonic clock may stand still; its other clock can only make a renewal come early.
  const isDue = () => Math.max(performance.now() - judgedMs, Date.now() - judgedWallMs) >= RENEW_MS;

  function renew(): void {
    if (detail && isDue() && page.isVisible()) view();
  }

  /** A page view that nobody asked for by name. */
  function viewUnasked(): void {
    if (consent === 'wait') return;
    isSampled ??= options.sample >= 1 || cookie.read() !== undefined || Math.random() < options.sample;
    if (isSampled && !isExcluded(page.path(), options.exclude)) view();
    else {
      viewedAddress = page.address();
      endView();
      release(null);
    }
  }

  function settle(waitMs: number): void {
    clearTimeout(settleTimer);
    settleTimer = setTimeout(() => {
      if (page.address() === viewedAddress) return;
      const restMs = running ? SETTLE_MS : viewedMs + VIEW_GAP_MS - performance.now();
      if (restMs > 0) settle(restMs);
      else viewUnasked();
    }, waitMs);
  }

  page.watch({
    navigated() {
      if (page.address() !== seenAddress) settle(SETTLE_MS);
      seenAddress = page.address();
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
      if (consent === 'wait') return null;
      await running;
      if (!detail || isDue()) await view();
      else await Promise.race([report?.send(), new Promise((done) => setTimeout(done, TOKEN_WAIT_MS))]);
      return detail?.token ?? null;
    },
    refresh: view,
    identify(userId, given) {
      const proof = given?.proof;
      const isText = (text: unknown, max: number) => typeof text === 'string' && text !== '' && text.length <= max;
      const fits = isText(userId, LIMITS.userIdLength) && (proof === undefined || isText(proof, 128));
      if (fits) {
        identity = { userId, ...(proof && { proof }) };
        report?.sendSoon();
      }
      return fits;
    },
    track: (name, data) => !!report && report.track(name, data),
    consent(mode) {
      const before = consent;
      if ((mode !== 'full' && mode !== 'essential') || mode === before) return;
      consent = mode;
      if (before === 'wait') viewUnasked();
      else if (mode === 'full' && detail) view();
    },
  };
}
