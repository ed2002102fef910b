import type { ErrorDetail } from '@veridict/contract/wire';

/** An answer of the server, or why there is none. */
export type Answer<T> = { ok: true; body: T } | ({ ok: false } & ErrorDetail);

/** Carries requests to the endpoint. Nothing here rejects or throws. */
export interface Transport {
  /** `outlives`: the request goes on when the page is left. */
  post<T>(path: string, body: string, outlives?: boolean): Promise<Answer<T>>;
  /** Sends without an answer, also while the page is being left; says whether the browser took it. */
  beacon(path: string, body: string): boolean;
}

/** What the transport is made of; everything comes in. */
export interface Wires {
  endpoint: string;
  fetch: typeof fetch;
  sendBeacon: ((url: string, body: string) => boolean) | undefined;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** 0 to 1, for the jitter between tries. */
  random(): number;
}

/** One try may take this long. */
export const ATTEMPT_MS = 6000;
const RETRIES = 1;

/**
 * Transport over `fetch`. Bodies are text/plain, without credentials or headers of our own, so the browser asks no
 * preflight. A try that failed on the way, was cut off or met a 5xx is made once more after a short random wait.
 */
export function createTransport(wires: Wires): Transport {
  const { endpoint, fetch, sendBeacon } = wires;
  const wait = (ms: number) => new Promise<void>((done) => wires.setTimeout(done, ms));

  async function attempt<T>(path: string, body: string, keepalive: boolean): Promise<Answer<T> & { again?: boolean }> {
    const abort = new AbortController();
    const timer = wires.setTimeout(() => abort.abort(), ATTEMPT_MS);
    try {
      const response = await fetch(endpoint + path, {
        method: 'POST',
        body,
        credentials: 'omit',
        cache: 'no-store',
        // the path or query of the page's address may hold what is nobody's business
        referrerPolicy: 'strict-origin',
        keepalive,
        signal: abort.signal,
      });
      const answer = await response.json().catch(() => null);
      if (response.ok && answer) return { ok: true, body: answer };
      const { code = 'network', message = `HTTP ${response.status}` } = answer?.error ?? {};
      return { ok: false, code, message, again: response.status >= 500 };
    } catch {
      return { ok: false, code: 'network', message: 'The server could not be reached.', again: true };
    } finally {
      wires.clearTimeout(timer);
    }
  }

  return {
    async post<T>(path: string, body: string, outlives = false) {
      for (let tries = 0; ; tries++) {
        const { again, ...answer } = await attempt<T>(path, body, outlives);
        if (!again || tries === RETRIES) return answer as Answer<T>;
        await wait(300 + wires.random() * 700);
      }
    },
    beacon(path, body) {
      try {
        return sendBeacon?.(endpoint + path, body) ?? false;
      } catch {
        return false;
      }
    },
  };
}
