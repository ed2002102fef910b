import type { ErrorDetail } from '@veridict/contract/wire';
import { safely } from './page.ts';

/** An answer of the server, or why there is none. */
export type Answer<T> = { ok: true; body: T } | ({ ok: false } & ErrorDetail);

/** Carries requests to the endpoint. Nothing here rejects or throws. */
export interface Transport {
  /** `outlives`: the request goes on when the page is left. */
  post<T>(path: string, body: string, outlives?: boolean): Promise<Answer<T>>;
  /** Sends without an answer, also while the page is being left. */
  beacon(path: string, body: string): void;
}

/** The browser's two ways to send. */
export interface Wires {
  fetch: typeof fetch;
  sendBeacon(url: string, body: string): boolean;
}

/** One try may take this long. */
export const ATTEMPT_MS = 6000;

/**
 * Transport over `fetch`. Bodies are text/plain, without credentials or headers of our own, so the browser asks no
 * preflight. A try that failed on the way, was cut off or met a 5xx is made once more after a short random wait.
 */
export function createTransport(endpoint: string, wires: Wires): Transport {
  async function post<T>(path: string, body: string, keepalive = false, triesLeft = 1): Promise<Answer<T>> {
    let code = 'network';
    let message = 'No answer.';
    let isWorthAnother = true;
    try {
      const response = await wires.fetch(endpoint + path, {
        method: 'POST',
        body,
        credentials: 'omit',
        // the path or query of the page's address may hold what is nobody's business
        referrerPolicy: 'strict-origin',
        keepalive,
        // without it (before Chrome 103, Firefox 100, Safari 16) a try takes as long as the browser lets it
        ...(AbortSignal.timeout && { signal: AbortSignal.timeout(ATTEMPT_MS) }),
      });
      isWorthAnother = response.status >= 500;
      const answer = await response.json();
      if (response.ok && answer) return { ok: true, body: answer };
      ({ code, message } = answer.error);
    } catch {
      // not an answer of ours, or none at all
    }
    if (!isWorthAnother || !triesLeft) return { ok: false, code, message };
    await new Promise((done) => setTimeout(done, 300 + Math.random() * 700));
    return post(path, body, keepalive, triesLeft - 1);
  }

  return { post, beacon: safely((path, body) => wires.sendBeacon(endpoint + path, body)) };
}
