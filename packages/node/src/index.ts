export {
  type Client,
  createClient,
  type Decision,
  type FailoverDecision,
  type LiveDecision,
  type VerdictOptions,
} from './client.ts';
export {
  AuthError,
  ConnectionError,
  NotFoundError,
  QuotaError,
  RateLimitError,
  TimeoutError,
  ValidationError,
  VeridictError,
} from './errors.ts';
export type { OnUnavailable, Options } from './options.ts';
export type { Action, Band, Identity, Layer, Usage, Verdict, VerdictSignal } from './types.ts';
