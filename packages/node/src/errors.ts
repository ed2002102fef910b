/** What every error of this package carries beside its message. */
export interface ErrorFacts {
  /** HTTP status, or null when there was no answer */
  status: number | null;
  /** the server's code (`docs/errors/<code>.md`), or `timeout`, `connection`, `unexpected_answer` */
  code: string;
  /** the server's name for the request, for its log; null when there was no answer */
  requestId: string | null;
  /** seconds after which to come back, when the server said so */
  retryAfter: number | null;
  cause?: unknown;
}

/** No verdict could be had; the subclasses say why. Also thrown itself, for 5xx and answers that are no answer. */
export class VeridictError extends Error {
  override readonly name: string = 'VeridictError';
  readonly status: number | null;
  readonly code: string;
  readonly requestId: string | null;
  readonly retryAfter: number | null;

  constructor(message: string, facts: ErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
  }
}

/** 400, 413 and the like: the request is not one the server takes. */
export class ValidationError extends VeridictError {
  override readonly name = 'ValidationError';
}

/** 401 and 403: the key is missing, unknown, revoked, expired, or may not do this. */
export class AuthError extends VeridictError {
  override readonly name = 'AuthError';
}

/** 402: the month's quota is used up. */
export class QuotaError extends VeridictError {
  override readonly name = 'QuotaError';
}

/** 404: no captured session for the token, or the token has expired. */
export class NotFoundError extends VeridictError {
  override readonly name = 'NotFoundError';
}

/** 429: too many requests a minute; `retryAfter` says when to come back. */
export class RateLimitError extends VeridictError {
  override readonly name = 'RateLimitError';
}

/** No answer within `timeoutMs`. */
export class TimeoutError extends VeridictError {
  override readonly name = 'TimeoutError';
}

/** The server could not be reached, or the connection broke. */
export class ConnectionError extends VeridictError {
  override readonly name = 'ConnectionError';
}

const CLASSES: Record<number, new (message: string, facts: ErrorFacts) => VeridictError> = {
  401: AuthError,
  402: QuotaError,
  403: AuthError,
  404: NotFoundError,
  429: RateLimitError,
};

/** The error class that an HTTP status stands for. */
export function errorOf(status: number, message: string, facts: Omit<ErrorFacts, 'status'>): VeridictError {
  const Class = CLASSES[status] ?? (status >= 400 && status < 500 ? ValidationError : VeridictError);
  return new Class(message, { ...facts, status });
}

/**
 * Whether the service failed its caller, rather than the caller or the visitor being told something: no answer, 5xx, or a limit.
 * Only then does `onUnavailable` decide; a wrong key or an unknown token must be seen.
 */
export function isUnavailable(error: unknown): error is VeridictError {
  if (!(error instanceof VeridictError)) return false;
  return (
    error.status === null ||
    error.code === 'unexpected_answer' ||
    [402, 429].includes(error.status) ||
    error.status >= 500
  );
}
