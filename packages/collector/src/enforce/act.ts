import type { ChallengeAnswer, SignedPublicVerdict, VerdictDetail } from '@veridict/contract/wire';
import { CHALLENGE_PATHS, type Enforce } from '@veridict/contract/wire';
import type { Challenge } from 'altcha-lib';
import type { Veridict } from '../api.ts';
import type { Transport } from '../transport.ts';
import { isTyping, submitted } from './forms.ts';
import { type Notice, openNotice } from './notice.ts';
import { canWork, prove } from './work.ts';

/** What acting on a verdict needs; everything comes in. */
export interface ActTools {
  window: Window & typeof globalThis;
  veridict: Veridict;
  transport: Transport;
  /** the strongest step the site allows */
  enforce: Enforce;
  /** address of the solver's own file, which only a page of the same origin may start as a worker */
  solver: string | undefined;
}

/** Longer than the server asks to wait, by the clock of a browser that runs a little fast. */
const WAIT_MARGIN_MS = 200;

/** How a page acts on verdicts: one notice at a time, up to a block, which only a new page view can lift. */
export function createActs(tools: ActTools) {
  const { window, veridict, transport, enforce } = tools;
  const { document } = window;
  let notice: Notice | undefined;
  let isBlocked = false;
  let isBusy = false;
  let isHolding = false;
  /** sends the form that was held back, where there is one */
  let release = () => {};

  const open = (token: string): Notice => {
    notice ??= openNotice(
      window,
      sessionOf(token),
      () => (isBlocked ? window.location.reload() : work()),
      nonceOf(document),
    );
    return notice;
  };
  const close = () => {
    notice?.remove();
    notice = undefined;
    release();
    release = () => {};
  };

  /** Asks what is to be done, does it, and opens the page again where that helped. */
  async function work(): Promise<void> {
    const detail = veridict.verdict;
    if (!detail || isBusy) return;
    isBusy = true;
    const { token } = detail;
    const shown = open(token);
    shown.show('checking');
    const asked = await transport.post<ChallengeAnswer>(
      CHALLENGE_PATHS.ask,
      JSON.stringify({ token, work: canWork(window) }),
    );
    const told = asked.ok ? asked.body : null;
    shown.contact(told?.contact ?? null);
    let isOver = told?.kind === 'none';
    if (told?.kind === 'blocked') block(token);
    else if (told && !isOver) {
      if (told.kind === 'wait') {
        shown.show('waiting');
        await new Promise((done) => setTimeout(done, (told.wait_s ?? 0) * 1000 + WAIT_MARGIN_MS));
        await shown.confirmed();
      }
      const payload = told.challenge
        ? await prove(told.challenge as Challenge, ownSolver(tools)).catch(() => '')
        : undefined;
      // what was seen of the visitor on the way counts too
      await veridict.token();
      const body = JSON.stringify({ token, id: told.id, payload });
      const solved = await transport.post<SignedPublicVerdict>(CHALLENGE_PATHS.solve, body);
      isOver = solved.ok && solved.body.action === 'allow' && (await veridict.refresh())?.action === 'allow';
      if (solved.ok && solved.body.action === 'block') block(token);
    }
    isBusy = false;
    if (isOver) close();
    else if (!isBlocked) shown.show('failed');
  }

  function block(token: string): void {
    isBlocked = true;
    open(token).show('blocked');
  }

  async function refuse(token: string): Promise<void> {
    block(token);
    const asked = await transport.post<ChallengeAnswer>(CHALLENGE_PATHS.ask, JSON.stringify({ token, work: false }));
    if (asked.ok) notice?.contact(asked.body.contact);
  }

  /** Act on a verdict, now or, where a form is being filled in, when it is sent. */
  return async (detail: VerdictDetail): Promise<void> => {
    if (detail.action === 'allow' || isBlocked || isBusy || isHolding || enforce === 'monitor') return;
    if (isTyping(document)) {
      isHolding = true;
      release = await submitted(document);
      isHolding = false;
    }
    // meanwhile there may have come a newer one, for better or worse
    const { action, token } = veridict.verdict ?? detail;
    if (action === 'allow') close();
    else await (action === 'block' && enforce === 'block' ? refuse(token) : work());
  };
}

/** The session that a token names: what a visitor can tell the site's people. */
function sessionOf(token: string): string {
  try {
    return JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))).sid;
  } catch {
    return '';
  }
}

const nonceOf = (document: Document): string => document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';

const ownSolver = ({ window, solver }: ActTools): string | null =>
  solver && new URL(solver).origin === window.location.origin ? solver : null;
