import { readProblem } from './answers.ts';
import { ConnectionError, errorOf, TimeoutError, VeridictError } from './errors.ts';
import type { Settings } from './options.ts';

/** First wait before a retry and the longest one, milliseconds; the real wait is random between 0 and it. */
const BACKOFF = { firstMs: 50, longestMs: 400 };
const RETRIED = [429, 502, 503, 504];
const DID_NOTHING = [429, 503];

/** One question to the server. */
export interface Question<T> {
  /** below `baseUrl`, with its query */
  path: string;
  /** the answer of a 2xx, or null where it is not one of Veridict */
  read: (body: unknown, headers: Headers) => T | null;
  /** makes it a POST */
  body?: object | undefined;
  /** asked without the key */
  isPublic?: boolean | undefined;
  /** `false`: asked again only after the server said that it did nothing, since it may count twice */
  isRepeatable?: boolean | undefined;
  /** shorter than the client's */
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** Let a type guard read an answer. */
export const when =
  <T>(isAnswer: (value: unknown) => value is T) =>
  (body: unknown): T | null =>
    isAnswer(body) ? body : null;

/**
 * Ask for a JSON answer within the deadline, with retries. Rejects with a `VeridictError`, or with the reason of the caller's
 * own signal.
 */
export async function ask<T>(settings: Settings, question: Question<T>): Promise<T> {
  const { signal, timeoutMs = settings.timeoutMs, isRepeatable = true } = question;
  signal?.throwIfAborted();
  const deadline = new AbortController();
  const until = performance.now() + timeoutMs;
  const timeout = new TimeoutError(`no answer from ${settings.baseUrl} within ${timeoutMs} ms`, {
    status: null,
    code: 'timeout',
    requestId: null,
    retryAfter: null,
  });
  const timer = setTimeout(() => deadline.abort(timeout), timeoutMs);
  const onAbort = () => deadline.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        return await orAborted(attemptOnce(settings, question, deadline.signal), deadline.signal);
      } catch (error) {
        deadline.signal.throwIfAborted();
        if (!(error instanceof VeridictError) || attempt >= settings.retries || !isRetried(error, isRepeatable))
          throw error;
        const jitterMs = Math.random() * Math.min(BACKOFF.firstMs * 2 ** attempt, BACKOFF.longestMs);
        const waitMs = (error.retryAfter ?? 0) * 1000 + jitterMs;
        // Waiting past the deadline would turn a precise answer into a timeout.
        if (performance.now() + waitMs >= until) throw error;
        await orAborted(new Promise((resolve) => setTimeout(resolve, waitMs)), deadline.signal);
      }
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function attemptOnce<T>(
  settings: Settings,
  { path, read, body: given, isPublic }: Question<T>,
  signal: AbortSignal,
): Promise<T> {
  const { fetch } = settings;
  let response: Response;
  let text: string;
  try {
    response = await fetch(settings.baseUrl + path, {
      method: given === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(isPublic ? {} : { authorization: `Bearer ${settings.secretKey}` }),
        ...(given === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(given === undefined ? {} : { body: JSON.stringify(given) }),
      // Following a redirect could hand the key to another host.
      redirect: 'manual',
      signal,
    });
    text = await response.text();
  } catch (cause) {
    throw new ConnectionError(`could not reach ${settings.baseUrl}${reasonOf(cause)}`, {
      status: null,
      code: 'connection',
      requestId: null,
      retryAfter: null,
      cause,
    });
  }
  const body = parseJson(text);
  const facts = { requestId: response.headers.get('x-request-id'), retryAfter: retryAfterOf(response) };
  const answer = response.ok ? read(body, response.headers) : null;
  if (answer !== null) return answer;
  if (response.status >= 400) {
    const { code, message } = readProblem(body);
    const said = message ?? `${settings.baseUrl} answered ${response.status}`;
    throw errorOf(response.status, said, { ...facts, code: code ?? `http_${response.status}` });
  }
  const what = response.ok ? 'something that is not an answer of Veridict' : `${response.status}, a redirect`;
  throw new VeridictError(`${settings.baseUrl} answered ${what}: check baseUrl`, {
    ...facts,
    status: response.status,
    code: 'unexpected_answer',
  });
}

const isRetried = ({ status }: VeridictError, isRepeatable: boolean) =>
  isRepeatable ? status === null || RETRIED.includes(status) : status !== null && DID_NOTHING.includes(status);

/** The promise, or the signal's reason as soon as it aborts, whether or not the promise heeds the signal. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** The system's code for what went wrong (`ECONNREFUSED`), which Node hides in the cause of "fetch failed". */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  return typeof code === 'string' ? ` (${code})` : '';
}

function retryAfterOf(response: Response): number | null {
  const value = response.headers.get('retry-after');
  if (value === null) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
