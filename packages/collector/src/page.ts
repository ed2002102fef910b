/** What the collector wants to hear of its page. */
export interface PageHandlers {
  /** The address may have changed without a load. */
  navigated(): void;
  /** The page is being left, or put aside. */
  leaving(): void;
  /** The page came back from being put aside (back/forward cache). */
  restored(): void;
  /** The page came into view. */
  shown(): void;
  /** A form is being submitted. */
  submitting(): void;
}

/** The page, as far as the collector deals with it. */
export interface Page {
  /** Origin as requests of this page carry it; `null` as text in a sandbox. */
  readonly origin: string;
  readonly isSecure: boolean;
  path(): string;
  /** What differs between two page views of one load: path, query, and a fragment that is used as a path. */
  address(): string;
  isVisible(): boolean;
  /** Ends at once, or when a page rendered ahead of time is really opened. */
  activated(): Promise<void>;
  /** Fires a bubbling, cancelable event on the document. */
  emit(name: string, detail: unknown): void;
  /** Starts listening; the function given back stops it and puts everything back. */
  watch(handlers: PageHandlers): () => void;
}

/** The page of a real window. */
export function pageOf(window: Window & typeof globalThis): Page {
  const { document, location } = window;
  return {
    origin: window.origin ?? location.origin,
    isSecure: location.protocol === 'https:',
    path: () => location.pathname,
    address: () => location.pathname + location.search + (/^#[!/]/.test(location.hash) ? location.hash : ''),
    isVisible: () => document.visibilityState !== 'hidden',
    activated: () =>
      new Promise((done) => {
        if ((document as { prerendering?: boolean }).prerendering)
          document.addEventListener('prerenderingchange', () => done(), { once: true });
        else done();
      }),
    emit(name, detail) {
      document.dispatchEvent(new window.CustomEvent(name, { bubbles: true, cancelable: true, detail }));
    },
    watch(handlers) {
      const stops: Array<() => void> = [];
      const listen = (target: EventTarget, types: string[], run: (event: Event) => void) => {
        const listener = safely(run);
        for (const type of types) {
          target.addEventListener(type, listener, { capture: true, passive: true });
          stops.push(() => target.removeEventListener(type, listener, { capture: true }));
        }
      };
      listen(window, ['pagehide'], handlers.leaving);
      listen(window, ['pageshow'], (event) => (event as PageTransitionEvent).persisted && handlers.restored());
      listen(document, ['visibilitychange'], () => document.visibilityState === 'visible' && handlers.shown());
      listen(document, ['submit'], handlers.submitting);
      const { navigation } = window as { navigation?: EventTarget };
      if (navigation) listen(navigation, ['currententrychange'], handlers.navigated);
      else {
        listen(window, ['popstate', 'hashchange'], handlers.navigated);
        stops.push(wrapHistory(window.history, safely(handlers.navigated)));
      }
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/**
 * Where there is no Navigation API (before Chrome 102, Safari 26.2, Firefox 147), the two methods that change the
 * address are wrapped, once, and put back unless somebody wrapped ours meanwhile.
 */
export function wrapHistory(history: History, navigated: () => void): () => void {
  const undo = (['pushState', 'replaceState'] as const).map((method) => {
    const before = Object.getOwnPropertyDescriptor(history, method);
    const original = history[method];
    let isOn = true;
    const wrapped = function (this: History, ...args: Parameters<History['pushState']>) {
      const result = original.apply(this, args);
      if (isOn) navigated();
      return result;
    };
    try {
      history[method] = wrapped;
    } catch {
      // a frozen history: navigations are noticed by popstate alone
    }
    return () => {
      isOn = false;
      if (history[method] !== wrapped) return;
      if (before) Object.defineProperty(history, method, before);
      else delete (history as Partial<History>)[method];
    };
  });
  return () => {
    for (const put of undo) put();
  };
}

/** The same function, except that the page never sees what it throws. */
export function safely<A extends unknown[]>(run: (...args: A) => unknown): (...args: A) => void {
  return (...args) => {
    try {
      run(...args);
    } catch {
      // a fault of ours must not become one of the page
    }
  };
}
