import type { Verdict } from '@veridict/contract';
import { NOTHING_KNOWN } from '@veridict/verifier';
import type { Services } from './deps.ts';
import { refusal } from './errors.ts';
import { forcedOutcome } from './judge.ts';

/** How long `test_slow` takes: longer than any sensible time-out of a caller. */
export const slowMs = 5_000;

const LITERALS = [
  'test_human',
  'test_challenge',
  'test_bot',
  'test_expired',
  'test_replayed',
  'test_quota',
  'test_slow',
] as const;
/** A word that a test key takes in place of a token. */
export type Literal = (typeof LITERALS)[number];

/** Is this one of the words that test keys take in place of a token? */
export const isLiteral = (token: string): token is Literal => (LITERALS as readonly string[]).includes(token);

/**
 * What a test key is answered to a literal. A verdict does not use a token up, so `test_replayed` is answered as a token
 * in the wrong hands would be: with a challenge.
 */
export async function literalAnswer(literal: Literal, { policy, now, delay }: Services): Promise<Verdict> {
  if (literal === 'test_expired') throw refusal('token_expired');
  if (literal === 'test_quota') throw refusal('quota_exceeded');
  if (literal === 'test_slow') await delay(slowMs);
  const outcome = forcedOutcome(FORCES[literal])!;
  return {
    token: literal,
    ...outcome,
    hard_rule_hit: '',
    signals: [],
    network: { ja4: null },
    ip: { datacenter: null, proxy: null, country: null },
    identity: NOTHING_KNOWN.identity,
    evidence: 'none',
    ceiling: null,
    action_source: 'test_key',
    policy_version: policy.version,
    mode: 'test',
    created_at: new Date(now()).toISOString(),
  };
}

const FORCES: Readonly<Record<Exclude<Literal, 'test_expired' | 'test_quota'>, string>> = {
  test_human: 'test_human',
  test_slow: 'test_human',
  test_challenge: 'test_challenge',
  test_replayed: 'test_challenge',
  test_bot: 'test_bot',
};
