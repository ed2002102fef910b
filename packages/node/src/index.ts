export {
  type Client,
  createClient,
  type FailoverVerdict,
  type LiveVerdict,
  type VerdictAnswer,
} from './client.ts';
export type { DecideOptions, Decision, DecisionReason, VerdictOptions } from './decision.ts';
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
export type { PassCheck, PassFault, PassOptions } from './pass.ts';
export type { Action, Band, Failover, Identity, Layer, PassClaims, Usage, Verdict, VerdictSignal } from './types.ts';
