import { ERRORS, type ErrorCode, type SiteverifyAnswer, type SiteverifyError } from '@veridict/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, Refusal } from '../../errors.ts';
import type { Literal } from '../../literals.ts';
import type { TokenVerdict } from '../../token-verdict.ts';

/** Our codes as this surface says them. */
const CODES: Partial<Record<ErrorCode, SiteverifyError>> = {
  key_missing: 'missing-input-secret',
  key_invalid: 'invalid-input-secret',
  key_expired: 'invalid-input-secret',
  key_scope: 'invalid-input-secret',
  token_missing: 'missing-input-response',
  token_unknown: 'invalid-input-response',
  token_audience: 'invalid-input-response',
  token_expired: 'timeout-or-duplicate',
  quota_exceeded: 'quota-exceeded',
  rate_limited: 'rate-limited',
  overloaded: 'internal-error',
  state_unavailable: 'internal-error',
  internal: 'internal-error',
};

/** A token that cannot be redeemed is an answer here, not an error of the request. */
export const ABOUT_THE_TOKEN: ReadonlySet<ErrorCode> = new Set(['token_unknown', 'token_audience', 'token_expired']);

/** The code of this surface for one of ours. */
export const codeOf = (code: ErrorCode): SiteverifyError => CODES[code] ?? 'bad-request';

/** No success, and why. */
export const failed = (code: SiteverifyError): SiteverifyAnswer => ({ success: false, 'error-codes': [code] });

/** Answer any error in the form that callers of this surface read. */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code } = problemOf(error);
  if (code === 'internal') request.log.error({ err: error }, 'a request failed');
  if (error instanceof Refusal) reply.headers(error.headers);
  const body = { ...failed(codeOf(code)), request_id: request.id };
  return reply.code(ERRORS[code][0]).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** What a token that is redeemed now is answered: success only where the visitor is to be let in. */
export function redeemed({ outcome, pageView }: TokenVerdict): SiteverifyAnswer {
  const { action, band, score, hardRule } = outcome;
  return {
    success: action === 'allow',
    'error-codes': action === 'allow' ? [] : [action === 'block' ? 'verdict-block' : 'verdict-challenge'],
    challenge_ts: new Date(pageView.createdAt).toISOString(),
    hostname: URL.canParse(pageView.origin) ? new URL(pageView.origin).hostname : '',
    action: pageView.action ?? '',
    cdata: '',
    score: (100 - score) / 100,
    verdict: { score, band, action, hard_rule_hit: hardRule, session_id: pageView.sid },
  };
}

/** What a test key is answered to a word in place of a token. */
export function literalOutcome(literal: Exclude<Literal, 'test_quota'>, at: number): SiteverifyAnswer {
  if (literal === 'test_expired' || literal === 'test_replayed') return failed('timeout-or-duplicate');
  const said = { challenge_ts: new Date(at).toISOString(), hostname: 'localhost', action: '', cdata: '' };
  if (literal === 'test_bot') return { ...failed('verdict-block'), ...said, score: 0 };
  if (literal === 'test_challenge') return { ...failed('verdict-challenge'), ...said, score: 0.5 };
  return { success: true, 'error-codes': [], ...said, score: 1 };
}
