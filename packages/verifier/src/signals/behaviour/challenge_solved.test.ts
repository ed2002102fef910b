import { chromium, withContext } from '@veridict/corpus';
import { describe, expect, it } from 'vitest';
import { policy } from '../../policy.ts';
import { score } from '../../score.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { findingOf, OPEN_FACTS, policyFor, type SyntheticHit } from '../../testing/synthetic.ts';
import { challenge_solved } from './challenge_solved.ts';

describeSignal(challenge_solved, {
  hits: {
    'a visitor who did the work': withContext(chromium(), { challenge: 'solved' }),
    'one who waited where no work can be asked for': withContext(chromium(), { challenge: 'waited' }),
  },
  clears: { 'one who tried and failed': withContext(chromium(), { challenge: 'failed' }) },
  skips: { 'a visitor who was never challenged': chromium() },
});

describe('what a challenge counts', () => {
  const seen: SyntheticHit[] = [
    { id: 'a', family: 'claim', weight: 0, hard: false },
    { id: 'b', family: 'realm', weight: 2, hard: false },
    { id: 'c', family: 'human_consistency', weight: -3, hard: false },
  ];
  const scoreOf = (weight: number, share?: number, hard = false) => {
    const hits = seen.map((one) => (one.id === 'a' ? { ...one, weight, hard } : one));
    const challenge = { signal: challenge_solved, state: 'hit' as const, detail: 'x', ...(share && { share }) };
    const weights = { ...policyFor(hits).weights, challenge_solved: policy.weights.challenge_solved! };
    return score(
      [...hits.map(findingOf), ...(share === undefined ? [] : [challenge])],
      { ...policyFor(hits), weights },
      {
        facts: OPEN_FACTS,
        identity: 'none',
        fromPage: true,
      },
    );
  };

  it('1.5 for work and 0.7 for a wait, beside the most that else speaks for a person', () => {
    const before = scoreOf(1.5);
    expect(before.score).toBe(52);
    expect(scoreOf(1.5, 1).logOdds).toBeCloseTo(before.logOdds - 1.5);
    expect(scoreOf(1.5, 0.7 / 1.5).logOdds).toBeCloseTo(before.logOdds - 0.7);
    expect(scoreOf(1.5, 1).score).toBe(20);
  });

  it('up to 69, nothing above, and nothing against a hard rule', () => {
    expect(scoreOf(2.2).score).toBe(69);
    expect(scoreOf(2.2, 1).score).toBe(33);
    expect(scoreOf(2.26).score).toBe(70);
    expect(scoreOf(2.26, 1)).toMatchObject({ score: 70 });
    expect(scoreOf(2.26, 1).contributions.find(({ id }) => id === 'challenge_solved')).toMatchObject({
      llr: 0,
      gatedBy: 'score',
    });
    expect(scoreOf(1, 1, true).score).toBe(100);
  });
});
