import { ACTIONS } from './answers.ts';
import { type DecideOptions, type Decision, type DecisionReason, decision, type VerdictOptions } from './decision.ts';
import { isUnavailable, NotFoundError, type VeridictError } from './errors.ts';
import type { PassCheck, PassOptions } from './offline/pass.ts';
import { tokenClaims } from './offline/token.ts';
import type { OnUnavailable, Settings } from './options.ts';
import type { Action, Failover, Verdict } from './types.ts';

/** Literals that a test key takes for tokens: they are no JWS and were made for every action. */
const LITERAL = /^test_[a-z]+$/;
const REFUSALS: readonly string[] = ['token_unknown', 'token_expired', 'token_audience'] satisfies DecisionReason[];

/** The user agent that presents the token is not the one that made it. Networks change all day; browsers do not. */
const OTHER_BROWSER = 'presented_user_agent_mismatch';

/** What deciding rests on. */
export interface Grounds {
  /** ask the server, within what is left of the client's time */
  ask: (token: string, by: VerdictOptions, timeoutMs?: number) => Promise<Verdict>;
  checkPass: (token: string, pass: string, options: PassOptions) => Promise<PassCheck>;
  /** the site's failover setting, as far as it was told */
  told: () => Failover;
}

/** Make `decide`. */
export function createDecide(settings: Settings, { ask, checkPass, told }: Grounds) {
  const refused = (reason: DecisionReason, more: Partial<Decision>) =>
    decision({ action: settings.onRefused, source: 'offline', reason, ...more });

  return async (token: string | null | undefined, options: DecideOptions = {}): Promise<Decision> => {
    if (!token) return decision({ action: settings.onMissing, source: 'offline', reason: 'token_missing' });
    const { pass, action, live = false, ...by } = options;
    const isLiteral = settings.mode === 'test' && LITERAL.test(token);
    if (action !== undefined && !isLiteral && tokenClaims(token)?.act !== action) return refused('token_action', {});
    const began = performance.now();
    if (pass && !live) {
      const { claims } = await checkPass(token, pass, { ...by, action });
      if (claims !== null)
        return decision({
          action: claims.action,
          source: 'offline',
          reason: 'verdict',
          sessionId: claims.sub,
          score: claims.score ?? null,
          band: claims.band ?? null,
          identity: claims.identity ?? null,
        });
    }
    try {
      const leftMs = settings.timeoutMs - (performance.now() - began);
      const verdict = await ask(token, by, Math.max(1, Math.round(leftMs)));
      // What the session did is an honest visitor's, what it is used for is not.
      const isOther = verdict.action !== 'block' && verdict.signals.some(({ name }) => name === OTHER_BROWSER);
      return decision({
        action: isOther ? stricter(verdict.action, settings.onRefused) : verdict.action,
        source: 'live',
        reason: isOther ? 'token_bearer' : 'verdict',
        sessionId: verdict.session_id ?? null,
        score: verdict.score,
        band: verdict.band,
        identity: verdict.identity ?? null,
        verdict,
      });
    } catch (error) {
      if (error instanceof NotFoundError && REFUSALS.includes(error.code))
        return refused(error.code as DecisionReason, { source: 'live', error });
      if (!isUnavailable(error)) throw error;
      const instead = await failover(settings.onUnavailable ?? 'site', told(), error);
      return decision({ action: instead, source: 'failover', reason: 'unavailable', error });
    }
  };
}

const stricter = (one: Action, other: Action): Action => (ACTIONS.indexOf(one) > ACTIONS.indexOf(other) ? one : other);

/** What the caller wants done without an answer. Throws where that is what is wanted. */
export async function failover(wanted: OnUnavailable, told: Failover, error: VeridictError): Promise<Action> {
  const said = typeof wanted === 'function' ? await wanted(error) : wanted;
  const action = said === 'site' ? told : said;
  if (action === 'throw') throw error;
  if (!ACTIONS.includes(action))
    throw new TypeError("onUnavailable must give 'allow', 'challenge' or 'block', or throw");
  return action;
}
