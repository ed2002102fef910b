import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from './policy.ts';
import { type Circumstances, score } from './score.ts';
import { anyFacts, anyHits, findingOf, OPEN_FACTS, policyFor, type SyntheticHit } from './testing/synthetic.ts';

const runs = { seed: 20_261_121, numRuns: 1000 };
const page: Circumstances = { facts: OPEN_FACTS, identity: 'none', fromPage: true };
const scoreOf = (hits: readonly SyntheticHit[], circumstances: Circumstances) =>
  score(hits.map(findingOf), policyFor(hits), circumstances);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const anyCircumstances = fc.record({
  facts: anyFacts,
  identity: fc.constantFrom<Circumstances['identity']>('none', 'claimed', 'verified', 'spoofed'),
  fromPage: fc.boolean(),
});

describe('a score', () => {
  test('bounded: 0 to 100, whole, and at most 30 under a ceiling', () => {
    fc.assert(
      fc.property(anyHits, anyCircumstances, (hits, circumstances) => {
        const { score: points, ceiling } = scoreOf(hits, circumstances);
        expect(Number.isInteger(points) && points >= 0 && points <= 100).toBe(true);
        if (ceiling) expect(points).toBe(30);
      }),
      runs,
    );
  });

  test('order-free, to the last bit', () => {
    fc.assert(
      fc.property(
        anyHits.chain((hits) => fc.tuple(fc.constant(hits), fc.shuffledSubarray(hits, { minLength: hits.length }))),
        anyCircumstances,
        ([hits, shuffled], circumstances) => {
          const policyOfHits = policyFor(hits);
          const inOrder = score(hits.map(findingOf), policyOfHits, circumstances);
          expect(score(shuffled.map(findingOf), policyOfHits, circumstances)).toEqual(inOrder);
        },
      ),
      runs,
    );
  });

  test('points add up: prior and contributions are the log-odds, and without a ceiling the score is theirs', () => {
    fc.assert(
      fc.property(anyHits, anyCircumstances, (hits, circumstances) => {
        const { logOdds, contributions, ceiling, score: points } = scoreOf(hits, circumstances);
        expect(Math.log(0.4 / 0.6) + sum(contributions.map((c) => c.llr))).toBeCloseTo(logOdds, 9);
        if (!ceiling) expect(points).toBe(Math.round(100 / (1 + Math.exp(-logOdds))));
      }),
      runs,
    );
  });

  test('within caps: no family and no sum of negatives passes its own', () => {
    fc.assert(
      fc.property(anyHits, anyCircumstances, (hits, circumstances) => {
        const { contributions } = scoreOf(hits, circumstances);
        for (const family of new Set(contributions.map((c) => c.family)))
          expect(Math.abs(sum(contributions.filter((c) => c.family === family).map((c) => c.llr)))).toBeLessThanOrEqual(
            policy.caps[family] + 1e-9,
          );
        const negatives = contributions.filter((c) => c.llr < 0);
        expect(sum(negatives.map((c) => c.llr))).toBeGreaterThanOrEqual(-policy.negativeCap - 1e-9);
      }),
      runs,
    );
  });

  test('monotone: a heavier weight, or one more sign of a bot, never lowers the score', () => {
    fc.assert(
      fc.property(
        anyHits.filter((hits) => hits.length > 0),
        anyCircumstances,
        fc.nat(),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (hits, circumstances, pick, more) => {
          const { score: before } = scoreOf(hits, circumstances);
          const heavier = hits.map((hit, i) =>
            i === pick % hits.length ? { ...hit, weight: hit.weight + more } : hit,
          );
          expect(scoreOf(heavier, circumstances).score).toBeGreaterThanOrEqual(before);
          const added = [...hits, { id: 'added', family: 'claim' as const, weight: more, hard: false }];
          expect(scoreOf(added, circumstances).score).toBeGreaterThanOrEqual(before);
        },
      ),
      runs,
    );
  });

  test('taking evidence away adds nothing positive and never makes a suspect of a person', () => {
    const facts = fc.tuple(anyFacts, fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(
        anyHits.chain((hits) => fc.tuple(fc.constant(hits), fc.subarray(hits))),
        facts,
        ([hits, left], [all, hidePrivacy, hideDesktop, hideEmbedded]) => {
          // what is taken away may also be what a fact rested on: it becomes unknown, nothing else
          const fewer = {
            ...all,
            privacyTool: hidePrivacy ? 'unknown' : all.privacyTool,
            virtualDesktop: hideDesktop ? 'unknown' : all.virtualDesktop,
            embedded: hideEmbedded ? 'unknown' : all.embedded,
          } as const;
          const before = scoreOf(hits, { ...page, facts: all });
          const after = scoreOf(left, { ...page, facts: fewer });
          const positive = (result: typeof before) => sum(result.contributions.map((c) => Math.max(c.llr, 0)));
          expect(positive(after)).toBeLessThanOrEqual(positive(before) + 1e-9);
          if (before.score <= 30) expect(after.score).toBeLessThanOrEqual(30);
        },
      ),
      { ...runs, numRuns: 2000 },
    );
  });

  test('one sign, or one family below its bound, never passes 30', () => {
    fc.assert(
      fc.property(anyHits, anyFacts, fc.boolean(), (hits, facts, fromPage) => {
        const family = hits.find((hit) => hit.weight > 0)?.family;
        const one = hits.filter((hit) => hit.family === family || hit.weight < 0);
        const result = scoreOf(one, { facts, identity: 'none', fromPage });
        if (sum(result.contributions.map((c) => Math.max(c.llr, 0))) < 3) expect(result.score).toBeLessThanOrEqual(30);
      }),
      runs,
    );
  });

  test('the two constants fit: evidence just strong enough outweighs everything for a person', () => {
    const { weakEvidence, score: held } = policy.ceilings;
    const worst = Math.log(policy.prior / (1 - policy.prior)) + weakEvidence - policy.negativeCap;
    expect(Math.round(100 / (1 + Math.exp(-worst)))).toBeGreaterThan(held);
  });
});
