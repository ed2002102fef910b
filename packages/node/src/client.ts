import { isUsage, isVerdict } from './answers.ts';
import { createDecide, failover } from './decide.ts';
import type { DecideOptions, Decision } from './decision.ts';
import { isUnavailable, NotFoundError, ValidationError, type VeridictError } from './errors.ts';
import { type Options, parseOptions } from './options.ts';
import { get } from './request.ts';
import type { Action, Usage, Verdict } from './types.ts';

/** The longest token and user agent the server takes; both come from the visitor. */
const MAX = { tokenLength: 2048, userAgentLength: 1024 };

/** A verdict from the server, as it stands now. */
export interface LiveVerdict extends Verdict {
  source: 'live';
}

/** What `onUnavailable` decided because no verdict could be had. */
export interface FailoverVerdict {
  source: 'failover';
  action: Action;
  score: null;
  band: null;
  hard_rule_hit: '';
  signals: [];
  /** why there is no verdict */
  error: VeridictError;
}

/** What `verdict` answers. `source` says what it rests on. */
export type VerdictAnswer = LiveVerdict | FailoverVerdict;

/** What your backend knows of the one who presents the token: compared for this answer only, never stored. */
export interface VerdictOptions {
  /** The visitor's address as your backend sees it (not your proxy's). */
  ip?: string | undefined;
  /** The visitor's `User-Agent` header. */
  userAgent?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A client for one secret key. Holds no connection and no timer between calls. */
export interface Client<V extends VerdictAnswer = VerdictAnswer> {
  /**
   * What to do with whoever presents this token: offline by the signed verdict beside it where that is good, by asking
   * otherwise, and as `onUnavailable` says where nobody answers. A missing or refused token is a decision too.
   * @throws VeridictError when your key is refused, or when nobody answers and `onUnavailable` is `throw`
   */
  decide(token: string | null | undefined, options?: DecideOptions): Promise<Decision>;
  /**
   * The verdict on the session behind a `botd_token`, as it stands now.
   * @throws NotFoundError when there is no captured session for the token, or it has expired
   * @throws VeridictError when the service cannot answer and `onUnavailable` is `throw`
   */
  verdict(token: string, options?: VerdictOptions): Promise<V>;
  /** What the account has used this month. Does not count as use itself. */
  usage(options?: { signal?: AbortSignal | undefined }): Promise<Usage>;
}

/**
 * Make a client. Throws a `TypeError` when an option is wrong.
 * @example
 * const veridict = createClient({ secretKey: process.env.VERIDICT_SECRET_KEY, baseUrl: 'https://veridict.example.com' });
 * const { action } = await veridict.verdict(cookies.botd_token, { ip, userAgent });
 */
export function createClient(options: Options & { onUnavailable?: 'throw' | undefined }): Client<LiveVerdict>;
export function createClient(options: Options): Client;
export function createClient(options: Options): Client {
  const settings = parseOptions(options);
  async function ask(token: string, { ip, userAgent, signal }: VerdictOptions): Promise<Verdict> {
    checkToken(token);
    const query = new URLSearchParams({ token });
    if (ip) query.set('ip', ip);
    if (userAgent) query.set('ua', userAgent.slice(0, MAX.userAgentLength));
    return get(settings, `/api/v1/verdict?${query}`, isVerdict, signal);
  }
  return {
    decide: createDecide(settings, ask),
    async verdict(token, by = {}) {
      try {
        return { ...(await ask(token, by)), source: 'live' };
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        const action = await failover(settings, error);
        return { source: 'failover', action, score: null, band: null, hard_rule_hit: '', signals: [], error };
      }
    },
    usage: ({ signal } = {}) => get(settings, '/api/v1/usage', isUsage, signal),
  };
}

/** Refuse what needs no question: the visitor may send any cookie, and an absurd one should cost no request. */
function checkToken(token: unknown): asserts token is string {
  if (typeof token !== 'string')
    throw new TypeError('token must be a string: decide about a visitor without a botd_token cookie before you ask');
  const facts = { requestId: null, retryAfter: null };
  if (token === '') throw new ValidationError('No token was given.', { ...facts, status: 400, code: 'token_missing' });
  if (token.length > MAX.tokenLength)
    throw new NotFoundError('There is no captured session for this token.', {
      ...facts,
      status: 404,
      code: 'token_unknown',
    });
}
