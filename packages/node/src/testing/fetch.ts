import { inspect } from 'node:util';
import { createClient } from '../client.ts';
import type { VeridictError } from '../errors.ts';
import type { Options } from '../options.ts';
import type { Verdict } from '../types.ts';

export const secretKey = 'sk_live_SECRETSECRET';
export const verdict: Verdict = {
  token: 'a.b.c',
  score: 3,
  band: 'human',
  action: 'allow',
  hard_rule_hit: '',
  signals: [{ name: 'consistent_browser', layer: 'consistency', llr: -2.5 }],
  network: { ja4: null },
  ip: { datacenter: null, proxy: null, country: null },
};
export const usage = { tier: 'pro', used: 1, limit: 10, remaining: 9 };

/** What a fetch answers, one after another; the last one for ever. */
export function answering(...answers: Array<Response | Error | (() => Response)>) {
  const asked: Array<{ url: string; init: RequestInit }> = [];
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push({ url: String(url), init });
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : answer();
  };
  return { fetch, asked };
}
export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
export const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(
    status,
    { error: { code, message: `about ${code}`, request_id: 'req_1' } },
    { 'x-request-id': 'req_1', ...headers },
  );
export const clientOf = (fetch: typeof globalThis.fetch, change: Partial<Options> = {}) =>
  createClient({ secretKey, baseUrl: 'https://veridict.example', fetch, ...change });
export const fail = (promise: Promise<unknown>) =>
  promise.then(
    (value) => Promise.reject(new Error(`resolved: ${inspect(value)}`)),
    (error: unknown) => error as VeridictError,
  );
/** A fetch that never answers and heeds no signal. */
export const deaf: typeof globalThis.fetch = () => new Promise(() => undefined);
