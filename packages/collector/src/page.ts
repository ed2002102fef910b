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
  /** Fires a bubbling, cancelable event on the document; false when the page cancelled it. */
  emit(name: string, detail: unknown): boolean;
  watch(handlers: PageHandlers): void;
}

/** How often the address is looked at where nothing tells of its change. */
export const LOOK_MS = 500;

/** The page of a real window. */
export function pageOf(window: Window & typeof globalThis): Page {
  const { document, location } = window;
  const isVisible = () => document.visibilityState !== 'hidden';
  return {
    origin: window.origin,
    isSecure: location.protocol === 'https:',
    path: () => location.pathname,
    address: () => location.pathname + location.search + (/^#[!/]/.test(location.hash) ? location.hash : ''),
    isVisible,
    async activated() {
      if (!(document as { prerendering?: boolean }).prerendering) return;
      await new Promise((done) => document.addEventListener('prerenderingchange', done, { once: true }));
    },
    emit: (name, detail) =>
      // a listener's fault is reported by the browser, and never comes here
      document.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail })),
    watch({ navigated, leaving, restored, shown, submitting }) {
      const listen = (target: EventTarget, type: string, run: (event: Event) => unknown) =>
        target.addEventListener(type, safely(run), { capture: true, passive: true });
      listen(window, 'pagehide', leaving);
      listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && restored());
      listen(document, 'visibilitychange', () => isVisible() && shown());
      listen(document, 'submit', submitting);
      const { navigation } = window as { navigation?: EventTarget };
      if (navigation) listen(navigation, 'currententrychange', navigated);
      // Before Chrome 102, Firefox 147 and Safari 26.2. Looking is cheap; wrapping the page's `history`, as is the
      // custom, would touch what is not ours.
      else setInterval(safely(navigated), LOOK_MS);
    },
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
