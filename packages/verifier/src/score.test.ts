import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from './policy.ts';
import { type Circumstances, score } from './score.ts';
import type { Family } from './signal.ts';
import {
  anyFacts,
  anyHits,
  findingOf,
  NO_FACTS,
  OPEN_FACTS,
  policyFor,
  type SyntheticHit,
} from './testing/synthetic.ts';

const runs = { seed: 20_261_121, numRuns: 1000 };
const page: Circumstances = { facts: OPEN_FACTS, identity: 'none', fromPage: true };
const bare: Circumstances = { ...page, facts: NO_FACTS, fromPage: false };
const docked: Circumstances = { ...page, facts: { ...OPEN_FACTS, toolsDocked: 'yes' } };
const scoreOf = (hits: readonly SyntheticHit[], circumstances = page) =>
  score(hits.map(findingOf), policyFor(hits), circumstances);
const hitsOf = (...hits: Array<[family: Family, weight: number]>): SyntheticHit[] =>
  hits.map(([family, weight], i) => ({ id: `signal_${i}`, family, weight, hard: false }));

describe('the published example', () => {
  // a request from a datacenter whose TLS is no browser's: logit(0.4) + 1.7 + 1.86 = 3.15
  const findings = [
    findingOf({ id: 'non_browser_tls_stack', family: 'client' }),
    findingOf({ id: 'ip_datacenter', family: 'address' }),
  ];

  test('is 96, with the weights in force, with and without a page', () => {
    expect(policy.weights.non_browser_tls_stack?.weight).toBe(1.7);
    expect(policy.weights.ip_datacenter?.weight).toBe(1.86);
    for (const circumstances of [bare, page]) {
      const { score: points, ceiling, contributions } = score(findings, policy, circumstances);
      expect(points).toBe(96);
      expect(ceiling).toBeNull();
      expect(contributions.map((c) => c.llr)).toEqual([1.86, 1.7]);
    }
  });
});

describe('single scores', () => {
  test.for<[name: string, hits: SyntheticHit[], circumstances: Circumstances, points: number, ceiling: string | null]>([
    ['nothing seen', [], bare, 30, 'no_positive'],
    ['nothing seen on a page', [], page, 30, 'no_positive'],
    ['a browser that agrees with itself', hitsOf(['human_consistency', -3]), page, 3, null],
    ['everything for a person', hitsOf(['human_consistency', -3], ['human_input', -2]), page, 3, null],
    ['one weak sign', hitsOf(['address', 1.86]), bare, 30, 'single_family'],
    ['one family just below its bound', hitsOf(['client', 2], ['client', 0.99]), bare, 30, 'single_family'],
    ['one family at its bound', hitsOf(['client', 2], ['client', 1]), bare, 93, null],
    ['two weak families on a page', hitsOf(['client', 1.5], ['address', 1]), page, 30, 'weak_evidence'],
    ['two weak families without a page', hitsOf(['client', 1.5], ['address', 1]), bare, 89, null],
    ['weak evidence that people outweigh', hitsOf(['client', 1], ['human_consistency', -3]), page, 8, null],
    [
      'strong evidence against all of a person',
      hitsOf(['client', 1.6], ['claim', 1], ['human_consistency', -9]),
      page,
      31,
      null,
    ],
    ['a family over its cap', hitsOf(['address', 2], ['address', 2], ['address', 2]), bare, 30, 'single_family'],
    ['docked developer tools', hitsOf(['debugger', 4.5], ['debugger', 4.5]), docked, 30, 'single_family'],
    ['a debugger without tools', hitsOf(['debugger', 4.5], ['debugger', 4.5]), page, 95, null],
  ])('%s', ([, hits, circumstances, points, ceiling]) => {
    expect(scoreOf(hits, circumstances)).toMatchObject({ score: points, ceiling });
  });

  test('a cap is shared in proportion, and named', () => {
    const { contributions } = scoreOf(hitsOf(['address', 2], ['address', 1.8], ['client', 1]));
    expect(contributions.map((c) => c.llr)).toEqual([
      expect.closeTo(1.86 * (2 / 3.8)),
      expect.closeTo(1.86 * (1.8 / 3.8)),
      1,
    ]);
    expect(contributions.map((c) => c.gatedBy)).toEqual(['family_cap', 'family_cap', null]);
  });

  test('a gate lowers a cap and is named, whether its fact is known or not', () => {
    const hits = hitsOf(['tamper', 4]);
    for (const privacyTool of ['brave', 'unknown'] as const) {
      const gated = scoreOf(hits, { ...page, facts: { ...OPEN_FACTS, privacyTool } });
      expect(gated.contributions[0]).toMatchObject({ llr: 0.35, weight: 4, gatedBy: 'privacy_tool' });
    }
    expect(scoreOf(hits).contributions[0]).toMatchObject({ llr: 4, gatedBy: null });
  });

  test('a signal without a row in the policy observes', () => {
    const { contributions, score: points } = score([findingOf({ id: 'unlisted', family: 'claim' })], policy, page);
    expect(contributions).toMatchObject([{ llr: 0, weight: 0 }]);
    expect(points).toBe(30);
  });
});

describe('hard rules', () => {
  const hits: SyntheticHit[] = [
    { id: 'rule_b', family: 'declared', weight: 5, hard: true },
    { id: 'rule_a', family: 'driver_traces', weight: 5, hard: true },
    { id: 'weaker', family: 'declared', weight: 4, hard: true },
  ];

  test('one always gives 100, the weightiest is named, then the first by name', () => {
    fc.assert(
      fc.property(
        anyHits,
        anyFacts,
        fc.boolean(),
        fc.constantFrom('none', 'claimed', 'spoofed'),
        (rest, facts, fromPage, identity) => {
          expect(scoreOf([...rest, ...hits], { facts, fromPage, identity })).toMatchObject({
            score: 100,
            hardRule: 'rule_a',
            ceiling: null,
          });
        },
      ),
      runs,
    );
  });

  test.for(['verified', 'signed'] as const)(
    'a %s bot may be automated: reported, and counted as nothing',
    (identity) => {
      const result = scoreOf(hits, { ...page, identity });
      expect(result).toMatchObject({ score: 30, hardRule: '', ceiling: 'no_positive' });
      for (const c of result.contributions) expect(c).toMatchObject({ llr: 0, gatedBy: 'identity' });
    },
  );

  test('a rule about the identity itself stands for everyone', () => {
    const finding = findingOf({ id: 'forged', family: 'declared' });
    const rules = policyFor([{ id: 'forged', family: 'declared', weight: 6, hard: true }]);
    const aboutIdentity = { ...finding, signal: { ...finding.signal, layer: 'identity' as const } };
    expect(score([aboutIdentity], rules, { ...page, identity: 'signed' }).hardRule).toBe('forged');
  });
});
