export {
  type Client,
  createClient,
  type FailoverVerdict,
  type LiveVerdict,
  type VerdictAnswer,
  type VerdictOptions,
} from './client.ts';
export type { DecideOptions, Decision, DecisionReason } from './decision.ts';
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
