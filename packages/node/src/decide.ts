import { ACTIONS } from './answers.ts';
import type { VerdictOptions } from './client.ts';
import { type DecideOptions, type Decision, type DecisionReason, decision } from './decision.ts';
import { isUnavailable, NotFoundError, type VeridictError } from './errors.ts';
import type { Settings } from './options.ts';
import { tokenClaims } from './token.ts';
import type { Action, Verdict } from './types.ts';

/** Literals that a test key takes for tokens: they are no JWS and were made for every action. */
const LITERAL = /^test_[a-z]+$/;
const REFUSALS: readonly string[] = ['token_unknown', 'token_expired', 'token_audience'] satisfies DecisionReason[];

/** Make `decide` of what asks for a verdict. */
export function createDecide(settings: Settings, ask: (token: string, by: VerdictOptions) => Promise<Verdict>) {
  const refused = (reason: DecisionReason, more: Partial<Decision>) =>
    decision({ action: settings.onRefused, source: 'offline', reason, ...more });

  return async (token: string | null | undefined, options: DecideOptions = {}): Promise<Decision> => {
    if (!token) return decision({ action: settings.onMissing, source: 'offline', reason: 'token_missing' });
    const { action, ip, userAgent, signal } = options;
    const isLiteral = settings.mode === 'test' && LITERAL.test(token);
    if (action !== undefined && !isLiteral && tokenClaims(token)?.act !== action) return refused('token_action', {});
    try {
      const verdict = await ask(token, { ip, userAgent, signal });
      return decision({
        action: verdict.action,
        source: 'live',
        reason: 'verdict',
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
      return decision({ action: await failover(settings, error), source: 'failover', reason: 'unavailable', error });
    }
  };
}

/** What the caller wants done without an answer. Throws where that is what is wanted. */
export async function failover({ onUnavailable }: Settings, error: VeridictError): Promise<Action> {
  const action = typeof onUnavailable === 'function' ? await onUnavailable(error) : onUnavailable;
  if (action === 'throw') throw error;
  if (!ACTIONS.includes(action))
    throw new TypeError("onUnavailable must give 'allow', 'challenge' or 'block', or throw");
  return action;
}
