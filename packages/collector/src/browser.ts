import type { Evidence } from '@veridict/contract';
import { type Read, TOKEN_COOKIE, type VerdictDetail } from '@veridict/contract/wire';
import type { Veridict } from './api.ts';
import type { enforce } from './chunks/enforce.ts';
import { tokenCookie } from './cookie.ts';
import type { CloseWatch, watchClosely } from './late/closely.ts';
import { watchInput } from './late/input.ts';
import { readLateGlobals } from './late/markers.ts';
import type { Options } from './options.ts';
import { type Page, pageOf, safely } from './page.ts';
import { faultOf } from './reading.ts';
import { runSources } from './run.ts';
import { seeds } from './seeds.ts';
import { createSigner, type FallbackSigner, type Signer } from './signer.ts';
import type { SourceEnv } from './source.ts';
import { sources } from './sources/index.ts';
import { createTransport } from './transport.ts';
import { createVeridict, type Tools } from './veridict.ts';

/** The parts that are loaded only when they are needed, by whatever way this build loads them. */
export interface Chunks {
  fallbackSigner(): Promise<FallbackSigner>;
  visitor(): Promise<() => Promise<NonNullable<VisitorValue>>>;
  enforce(): Promise<typeof enforce>;
  closely(): Promise<typeof watchClosely>;
}
type VisitorRead = NonNullable<Evidence['readings']['visitor']>;
type VisitorValue = VisitorRead extends Read<infer V> ? V : never;

type PageWindow = Window & typeof globalThis;
const NAME = 'veridict';
const MARK = 'data-veridict-form';
const FORM = `[${MARK}]`;

/**
 * Sets the collector going on a window, under its one name. A window that has one already keeps it, whichever of the
 * tag and `start` came first.
 */
export function install(window: PageWindow, options: Options, scriptUrl: string, chunks: Chunks): Veridict {
  const there = Object.getOwnPropertyDescriptor(window, NAME)?.value as Partial<Veridict> | undefined;
  if (typeof there?.token === 'function') return there as Veridict;
  const tools = toolsOf(window, options, scriptUrl, chunks);
  const act = (detail: VerdictDetail) =>
    // what cannot be loaded now may load at the next verdict
    chunks.enforce().then(
      (enforce) => enforce(veridict, tools.transport, options.enforce, detail),
      () => {},
    );
  tools.act = (detail) => {
    if ((options.enforce && detail.action !== 'allow') || window.document.querySelector(FORM)) act(detail);
  };
  watchForms(
    window.document,
    () => veridict.verdict?.token,
    () => act({ ...veridict.verdict!, action: 'allow' }),
  );
  const veridict = createVeridict(options, tools);
  try {
    Object.defineProperty(window, NAME, { value: veridict, configurable: true, writable: true });
  } catch {
    // The page holds the name with a variable of its own: events and cookie still tell the verdict.
  }
  return veridict;
}

/**
 * A form that came after the verdict is filled too: what does that is loaded when the visitor turns to it. One that is sent
 * before that is there takes the token as it stands.
 */
function watchForms(document: Document, token: () => string | undefined, prepare: () => Promise<void>): void {
  let isReady = false;
  const turned = safely(({ type, target }: Event) => {
    const form = (target as Element).closest?.<HTMLFormElement>(FORM);
    const now = token();
    if (isReady || !form || !now) return;
    if (type !== 'submit') {
      prepare().then(() => {
        isReady = true;
      });
      return;
    }
    const name = form.getAttribute(MARK) || TOKEN_COOKIE;
    const field = (form.elements.namedItem(name) ??
      form.appendChild(document.createElement('input'))) as HTMLInputElement;
    field.type = 'hidden';
    field.name = name;
    field.value = now;
  });
  for (const type of ['focusin', 'pointerdown', 'submit']) document.addEventListener(type, turned, true);
}

/** Everything the collector needs of a real browser. */
function toolsOf(window: PageWindow, options: Options, scriptUrl: string, chunks: Chunks): Tools {
  const { document, navigator } = window;
  const page = pageOf(window);
  const now = () => performance.now();
  let signer: Promise<Signer> | undefined;
  return {
    page,
    origin: page.origin,
    cookie: tokenCookie(document, page.isSecure, options.cookieDomain),
    transport: createTransport(options.endpoint, {
      fetch: (url, init) => window.fetch(url, init),
      sendBeacon: (url, body) => navigator.sendBeacon(url, body),
    }),
    signer() {
      signer ??= createSigner(chunks.fallbackSigner);
      // What could not be loaded now may load at the next page view.
      signer.catch(() => {
        signer = undefined;
      });
      return signer;
    },
    gather: (consent, nonce) =>
      runSources(sources, { consent, nonce, worker: workerOf(document, page, options, scriptUrl), now }, seeds),
    watchLate(onInput) {
      const input = watchInput(onInput);
      let lateGlobals: Evidence['readings']['lateGlobals'];
      let close: CloseWatch | undefined;
      let isOver = false;
      return {
        closely(consent) {
          chunks.closely().then(
            (watchClosely) => {
              const { presses, keys } = input.read();
              if (!isOver) close = watchClosely(consent, now, presses + keys > 0);
            },
            // what could not be loaded is not seen
            () => {},
          );
        },
        read(isLeaving) {
          if (!isLeaving || !lateGlobals) lateGlobals = readLateGlobals(now);
          return { ...close?.read(), interaction: { value: input.read(), ms: 0 }, lateGlobals };
        },
        dispose() {
          isOver = true;
          input.dispose();
          close?.stop();
        },
      };
    },
    async recognise() {
      const began = now();
      const ms = () => Math.round(now() - began);
      try {
        const recogniseVisitor = await chunks.visitor();
        return { value: await recogniseVisitor(), ms: ms() };
      } catch (error) {
        return { fault: faultOf(error), ms: ms() };
      }
    },
  };
}

/**
 * A worker starts only where no policy of the page could object, or where the tag says that none does: a refused worker
 * is harmless to the page, but would be reported to its owner. Nonces and CSP elements tell of a policy; one without
 * either allows whole origins, so the collector's own address may start where it is of the page's origin.
 */
function workerOf(document: Document, page: Page, { worker }: Options, scriptUrl: string): SourceEnv['worker'] {
  const isOwn = scriptUrl !== '' && new URL(scriptUrl).origin === page.origin;
  const hasPolicy = () => document.querySelector('script[nonce],meta[http-equiv="content-security-policy" i]') !== null;
  if (!scriptUrl || worker === 'off' || (worker === 'own' && !isOwn) || (worker === 'auto' && hasPolicy()))
    return { url: null, blob: false };
  return { url: scriptUrl, blob: !isOwn };
}
