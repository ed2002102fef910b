import type { Usage, Verdict } from './types.ts';

/** Every action there is. */
export const ACTIONS: readonly string[] = ['allow', 'challenge', 'block'];
const BANDS = ['human', 'suspicious', 'automated', 'known-bot'];

type Fields = Record<string, unknown>;
/** Whether this is a JSON object. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOneOf = (value: unknown, list: readonly string[]): boolean => typeof value === 'string' && list.includes(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/**
 * Whether this is a verdict as far as a caller decides by it. A proxy's error page under status 200 must not become an
 * `undefined` action; fields that only inform are taken as they come, so a newer server may add some.
 */
export const isVerdict = (value: unknown): value is Verdict => isVerdictBody(value) && 'token' in value;

/** The same of a verdict that answers no token. */
export function isVerdictBody(value: unknown): value is Omit<Verdict, 'token'> {
  return (
    isObject(value) &&
    isCount(value.score) &&
    (value.score as number) <= 100 &&
    isOneOf(value.band, BANDS) &&
    isOneOf(value.action, ACTIONS) &&
    typeof value.hard_rule_hit === 'string' &&
    Array.isArray(value.signals) &&
    value.signals.every((s: unknown) => isObject(s) && typeof s.name === 'string' && typeof s.llr === 'number') &&
    isObject(value.network) &&
    isObject(value.ip)
  );
}

/** Whether this is a usage answer. */
export function isUsage(value: unknown): value is Usage {
  return (
    isObject(value) &&
    typeof value.tier === 'string' &&
    isCount(value.used) &&
    isCount(value.limit) &&
    isCount(value.remaining)
  );
}

/** Code and message of an error body: our own envelope, `application/problem+json`, or what another surface published. */
export function readProblem(value: unknown): { code: string | null; message: string | null } {
  const body = isObject(value) && isObject(value.error) ? value.error : isObject(value) ? value : {};
  const [told] = Array.isArray(body['error-codes']) ? body['error-codes'] : [];
  const text = (field: unknown) => (typeof field === 'string' && field !== '' ? field.slice(0, 500) : null);
  return {
    code: text(body.code) ?? text(told),
    message: text(body.message) ?? text(body.detail) ?? text(body.title) ?? text(body.response),
  };
}
