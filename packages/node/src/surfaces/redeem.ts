import { isObject } from '../answers.ts';
import type { Settings } from '../options.ts';
import { ask } from '../request.ts';
import type { Action, Band } from '../types.ts';
import type { Asking } from './statistics.ts';

/** Why a token was not redeemed, or redeemed without success. */
export type SiteverifyError =
  | 'missing-input-secret'
  | 'invalid-input-secret'
  | 'missing-input-response'
  | 'invalid-input-response'
  | 'sitekey-secret-mismatch'
  | 'timeout-or-duplicate'
  | 'bad-request'
  | 'internal-error'
  | 'verdict-challenge'
  | 'verdict-block'
  | 'quota-exceeded'
  | 'rate-limited';

/** What redeeming a token came to, in the shape that Turnstile, hCaptcha and reCAPTCHA share. */
export interface Siteverify {
  /** only for a token redeemed for the first time whose verdict is to allow */
  success: boolean;
  'error-codes': SiteverifyError[];
  challenge_ts?: string | undefined;
  hostname?: string | undefined;
  /** `data-action` of the page, or empty */
  action?: string | undefined;
  cdata?: string | undefined;
  /** 0 (bot) to 1 (person), the way reCAPTCHA counts */
  score?: number | undefined;
  verdict?: { score: number; band: Band; action: Action; hard_rule_hit: string; session_id: string } | undefined;
  request_id?: string | undefined;
}

/** A session and the user whom it belongs to from now on. */
export interface Identified {
  session_id: string;
  user_id: string;
  match: 'linked';
  confidence: 1;
  request_id: string;
}

/** An event as it is kept. */
export interface Tracked {
  session_id: string;
  event_id: string;
  at: string;
  request_id: string;
}

/** A session, by a token of one of its page views or by its id. */
type Named = { token: string; sessionId?: never } | { sessionId: string; token?: never };

/** How a token is redeemed. */
export interface SiteverifyOptions extends Asking {
  /** The visitor's address as your backend sees it. */
  ip?: string | undefined;
  /** The same key is given the same answer; without one each call is a redemption of its own. */
  idempotencyKey?: string | undefined;
  /** The public key that the token must be of. */
  siteKey?: string | undefined;
}

/** What is done with a token besides judging it. */
export interface TokenMethods {
  /** Redeem a token, once. A token that is not good is an answer (`success: false`), not an error. */
  siteverify(token: string, options?: SiteverifyOptions): Promise<Siteverify>;
  /** Say which of your users a session belongs to. The last word counts. */
  identify(whose: Asking & { userId: string } & Named): Promise<Identified>;
  /** Say what happened in a session. `data` is any JSON of up to 2048 characters; each call is an event of its own. */
  track(what: Asking & { name: string; data?: unknown; at?: Date | number | undefined } & Named): Promise<Tracked>;
}

/** Make these methods. */
export function createTokenMethods(settings: Settings): TokenMethods {
  return {
    siteverify: (token, { ip, idempotencyKey = crypto.randomUUID(), siteKey, signal } = {}) =>
      ask(settings, {
        path: '/api/v1/siteverify',
        // With a key of its own a call may be repeated: the second try hears what the first one would have.
        body: { response: token, remoteip: ip, idempotency_key: idempotencyKey, sitekey: siteKey },
        read: (body) =>
          isObject(body) && typeof body.success === 'boolean' && Array.isArray(body['error-codes'])
            ? (body as unknown as Siteverify)
            : null,
        signal,
      }),
    identify: ({ token, sessionId, userId, signal }) =>
      ask(settings, {
        path: '/api/v1/identify',
        body: { token, session_id: sessionId, user_id: userId },
        read: (body) => (isObject(body) && body.match === 'linked' ? (body as unknown as Identified) : null),
        signal,
      }),
    track: ({ token, sessionId, name, data, at, signal }) =>
      ask(settings, {
        path: '/api/v1/events',
        body: { token, session_id: sessionId, name, data, at: at === undefined ? at : new Date(at).toISOString() },
        read: (body) => (isObject(body) && typeof body.event_id === 'string' ? (body as unknown as Tracked) : null),
        signal,
        // Said twice, it would have happened twice.
        isRepeatable: false,
      }),
  };
}
