import { type Decision, VeridictError } from '../index.ts';
import { newNonce, refuse } from './answer.ts';
import type { Decided } from './decided.ts';
import { createDecider } from './decider.ts';
import type { Incoming } from './incoming.ts';
import type { MiddlewareOptions } from './options.ts';
import type { Answer } from './page.ts';

/** A decision, and the answer to be given in place of what was asked for, if any. */
export interface Outcome {
  decided: Decided | null;
  answer: Answer | null;
}

/** Decides about a request; `native` is what the framework made of it. Never rejects. */
export type Guard<Native> = (incoming: Incoming, native: Native) => Promise<Outcome>;

/** Make the middleware's core. Throws a `TypeError` when an option is wrong; after that nothing. */
export function createGuard<Native>(options: MiddlewareOptions<Native>): Guard<Native> {
  const { enforce = 'monitor', skip, onDecision } = options;
  if (!['monitor', 'challenge', 'block'].includes(enforce))
    throw new TypeError("enforce must be 'monitor', 'challenge' or 'block'");
  const decider = createDecider(options);

  return async (incoming, native) => {
    if (skip && attempt(() => skip(incoming))) return { decided: null, answer: null };
    const began = performance.now();
    const address = attempt(() => decider.addressOf(incoming)) ?? null;
    const decision = await decider.decide(incoming, address, native).catch((error: unknown) => failed(error, options));
    const reference = decision.sessionId ?? decision.verdict?.request_id ?? `ref_${newNonce()}`;
    const answer = answerTo(decision, reference, incoming, options);
    const ms = performance.now() - began;
    const decided: Decided = { ...decision, reference, address, refused: answer !== null, ms };
    if (onDecision) attempt(() => onDecision(decided, { method: incoming.method, path: pathOf(incoming.url) }));
    return { decided, answer };
  };
}

/** A mistake of ours, of a hook or of the key must not take the site down with it. */
const failed = (error: unknown, { onUnavailable }: Pick<MiddlewareOptions, 'onUnavailable'>): Decision => ({
  action: (['challenge', 'block'] as const).find((action) => action === onUnavailable) ?? 'allow',
  source: 'failover',
  reason: 'unavailable',
  sessionId: null,
  score: null,
  band: null,
  identity: null,
  verdict: null,
  error:
    error instanceof VeridictError
      ? error
      : new VeridictError('The decision failed.', {
          status: null,
          code: 'internal',
          requestId: null,
          retryAfter: null,
          cause: error,
        }),
});

function answerTo(
  { action }: Decision,
  reference: string,
  incoming: Incoming,
  { enforce = 'monitor', contact, script }: Pick<MiddlewareOptions, 'enforce' | 'contact' | 'script'>,
): Answer | null {
  if (action === 'allow' || enforce === 'monitor') return null;
  const step = enforce === 'challenge' ? 'challenge' : action;
  return refuse(incoming, { action: step, enforce, reference, contact: contact ?? null, script: script ?? null });
}

function attempt<T>(what: () => T): T | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}

const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '') || '/';
