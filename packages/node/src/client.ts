import { isUsage, isVerdict } from './answers.ts';
import { openCrypto } from './crypto.ts';
import { createDecide, failover } from './decide.ts';
import type { DecideOptions, Decision, VerdictOptions } from './decision.ts';
import { isUnavailable, NotFoundError, ValidationError, type VeridictError } from './errors.ts';
import { createKeySet } from './offline/keys.ts';
import { audiencesOf, createPassCheck, type PassCheck, type PassOptions } from './offline/pass.ts';
import { readPart } from './offline/token.ts';
import { type Options, parseOptions, type Settings } from './options.ts';
import { ask, when } from './request.ts';
import { type AssessedRequest, type Assessment, askAssessment } from './surfaces/assess.ts';
import { createModeration, type ModerationMethods } from './surfaces/moderation.ts';
import { createTokenMethods, type TokenMethods } from './surfaces/redeem.ts';
import { createSmartUrls, type SmartUrls } from './surfaces/smart-urls.ts';
import { type Asking, createStatistics, type Statistics } from './surfaces/statistics.ts';
import type { Action, Failover, Usage, Verdict } from './types.ts';

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

/** A verdict on a request without a token. */
export interface LiveAssessment extends Assessment {
  source: 'live';
}

/**
 * A client for one secret key. Holds no connection and no timer between calls. `F` is what `verdict` and `assess` answer besides
 * a live verdict: nothing, for a client that throws.
 */
export interface Client<F extends FailoverVerdict = FailoverVerdict>
  extends TokenMethods,
    Statistics,
    ModerationMethods,
    SmartUrls {
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
  verdict(token: string, options?: VerdictOptions): Promise<LiveVerdict | F>;
  /** The verdict on a request that carries no token, by its headers, its TLS and its address. */
  assess(request: AssessedRequest): Promise<LiveAssessment | F>;
  /**
   * Check a signed verdict that lies beside a token, without asking for it: its signature, issuer, site, times, token, action
   * and bearer. Only the public keys are fetched, about once an hour.
   */
  checkPass(token: string, pass: string, options?: PassOptions): Promise<PassCheck>;
  /** What the account has used this month. Does not count as use itself. */
  usage(options?: Asking): Promise<Usage>;
}

/**
 * Make a client. Throws a `TypeError` when an option is wrong.
 * @example
 * const veridict = createClient({ secretKey: process.env.VERIDICT_SECRET_KEY, baseUrl: 'https://veridict.example.com' });
 * const { action } = await veridict.verdict(cookies.botd_token, { ip, userAgent });
 */
export function createClient(options: Options & { onUnavailable?: 'throw' | undefined }): Client<never>;
export function createClient(options: Options): Client;
export function createClient(options: Options): Client {
  const settings = parseOptions(options);
  const crypto = openCrypto();
  const checkPass = createPassCheck(settings, createKeySet(settings, crypto), crypto);
  let told: Failover = 'allow';
  async function askVerdict(token: string, { ip, userAgent, ja4, signal }: VerdictOptions, timeoutMs?: number) {
    checkToken(token);
    const query = new URLSearchParams({ token });
    if (ip) query.set('ip', ip);
    if (userAgent) query.set('ua', userAgent.slice(0, MAX.userAgentLength));
    if (ja4) query.set('ja4', ja4);
    const path = `/api/v1/verdict?${query}`;
    const verdict = await ask(settings, { path, read: when(isVerdict), signal, timeoutMs });
    checkSite(settings, verdict);
    told = verdict.failover ?? told;
    return verdict;
  }
  async function orFailover<T>(asked: Promise<T>): Promise<(T & { source: 'live' }) | FailoverVerdict> {
    try {
      return { ...(await asked), source: 'live' };
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const action = await failover(settings.onUnavailable ?? 'throw', told, error);
      return { source: 'failover', action, score: null, band: null, hard_rule_hit: '', signals: [], error };
    }
  }
  return {
    decide: createDecide(settings, { ask: askVerdict, checkPass, told: () => told }),
    verdict: (token, by = {}) => orFailover(askVerdict(token, by)),
    assess: async (request) => orFailover(askAssessment(settings, request)),
    checkPass,
    usage: ({ signal } = {}) => ask(settings, { path: '/api/v1/usage', read: when(isUsage), signal }),
    ...createTokenMethods(settings),
    ...createStatistics(settings),
    ...createModeration(settings),
    ...createSmartUrls(settings),
  };
}

const FACTS = { requestId: null, retryAfter: null };

/** A key of a whole account may ask about all its sites; whoever named his own wants no other one's tokens. */
function checkSite(settings: Settings, { pass }: Verdict): void {
  const site = pass === undefined ? undefined : readPart(pass.split('.')[1])?.aud;
  if (settings.siteIds.length === 0 || typeof site !== 'string' || audiencesOf(settings).includes(site)) return;
  const facts = { ...FACTS, status: 404, code: 'token_audience' };
  throw new NotFoundError('The token belongs to another site than those of siteId.', facts);
}

/** Refuse what needs no question: the visitor may send any cookie, and an absurd one should cost no request. */
function checkToken(token: unknown): asserts token is string {
  if (typeof token !== 'string')
    throw new TypeError('token must be a string: decide about a visitor without a botd_token cookie before you ask');
  if (token === '') throw new ValidationError('No token was given.', { ...FACTS, status: 400, code: 'token_missing' });
  if (token.length > MAX.tokenLength)
    throw new NotFoundError('There is no captured session for this token.', {
      ...FACTS,
      status: 404,
      code: 'token_unknown',
    });
}
