import type { VeridictError } from './errors.ts';
import type { Action, Band, Identity, Verdict } from './types.ts';

/**
 * Why a decision is what it is: `verdict` (the session was judged so), `unavailable` (no answer could be had), or what is wrong
 * with the token: none was given, it is not known, too old, of another site, made for another action, or presented by another
 * browser than made it.
 */
export type DecisionReason =
  | 'verdict'
  | 'unavailable'
  | 'token_missing'
  | 'token_unknown'
  | 'token_expired'
  | 'token_audience'
  | 'token_action'
  | 'token_bearer';

/** What to do with a visitor, and what that rests on. */
export interface Decision {
  action: Action;
  /** `live`: the server was asked; `offline`: nobody was; `failover`: nobody could be */
  source: 'live' | 'offline' | 'failover';
  reason: DecisionReason;
  /** the session behind the token; null where none is known */
  sessionId: string | null;
  /** 0 (person) to 100 (bot); null where it is not known, as it is from a pass that a page holds */
  score: number | null;
  band: Band | null;
  identity: Identity | null;
  /** all that the server said; null where it said nothing of this token */
  verdict: Verdict | null;
  /** what went wrong, under `failover` and where the server does not know the token */
  error: VeridictError | null;
}

/** What your backend knows of the one who presents the token: compared for this answer only, never stored. */
export interface VerdictOptions {
  /** The visitor's address as your backend sees it (not your proxy's). */
  ip?: string | undefined;
  /** The visitor's `User-Agent` header. */
  userAgent?: string | undefined;
  /** JA4 of the visitor's TLS connection, where your backend sees it: `capture.of(request)?.ja4`. */
  ja4?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What `decide` may know beside the token. */
export interface DecideOptions extends VerdictOptions {
  /** The signed verdict beside the token: cookie `botd_pass`. With it most visitors are decided without a question. */
  pass?: string | null | undefined;
  /** What the visitor is about to do: the token must have been made for it (`data-action`). */
  action?: string | undefined;
  /** Ask the server, whatever the pass says: for what must not rest on a verdict some minutes old. */
  live?: boolean | undefined;
}

/** A decision with everything that is not known left null. */
export const decision = (known: Pick<Decision, 'action' | 'source' | 'reason'> & Partial<Decision>): Decision => ({
  sessionId: null,
  score: null,
  band: null,
  identity: null,
  verdict: null,
  error: null,
  ...known,
});
