import { type Identity, verdictSignal } from '@veridict/contract';
import { describe, expect, test } from 'vitest';
import { NOTHING_KNOWN } from './context.ts';
import type { Decoded } from './decode.ts';
import { clear, defineSignal, hit, type Signal } from './signal.ts';
import { policyFor } from './testing/synthetic.ts';
import {
  type Decision,
  type DecisionSettings,
  decide,
  type Judgement,
  judge,
  judgementText,
  sessionVerdict,
} from './verdict.ts';

const thresholds = { suspicious: 31, automated: 70, knownBot: 90 };
const NOBODY: Identity = { kind: 'none', name: null, category: null, operator: null };

describe('judge', () => {
  const about = { layer: 'browser', title: 'A test', needs: ['platform'] } as const;
  const heavy = defineSignal({ ...about, id: 'heavy', family: 'claim', judge: () => hit('heavy') });
  const light = defineSignal({ ...about, id: 'light', family: 'realm', judge: () => hit('light') });
  const watching = defineSignal({ ...about, id: 'watching', family: 'realm', judge: () => hit('watching') });
  const person = defineSignal({ ...about, id: 'person', family: 'human_consistency', judge: () => hit('person') });
  const absent = defineSignal({ ...about, id: 'absent', family: 'realm', judge: () => clear });
  const broken: Signal = {
    ...about,
    id: 'broken',
    family: 'claim',
    judge: () => {
      throw new Error('a bug of ours');
    },
  };
  const signals = [heavy, light, watching, person, absent, broken];
  const policy = policyFor([
    { id: 'heavy', family: 'claim', weight: 4.444, hard: false },
    { id: 'light', family: 'realm', weight: 0.3, hard: false },
    { id: 'watching', family: 'realm', weight: 0, hard: false },
    { id: 'person', family: 'human_consistency', weight: -1, hard: false },
  ]);
  const decoded: Decoded = {
    nonce: 'n',
    consent: 'full',
    startedMs: 0,
    tookMs: 0,
    readings: { platform: { platform: 'Linux', ownNavigatorKeys: [] } },
    faults: {},
    malformed: ['webgl'],
    unknown: ['other'],
  };

  test('explains itself: every hit, the weightiest first, in the form of a verdict', () => {
    const judgement = judge(decoded, NOTHING_KNOWN, policy, signals);
    expect(judgement.signals.map((s) => [s.name, s.llr])).toEqual([
      // an unknown privacy tool holds the claim at 2
      ['heavy', 2],
      ['person', -1],
      ['light', 0.3],
      ['watching', 0],
    ]);
    expect(judgement.signals[0]).toEqual({
      name: 'heavy',
      layer: 'browser',
      llr: 2,
      detail: 'heavy',
      family: 'claim',
      weight: 4.444,
      gated_by: 'privacy_tool',
    });
    for (const signal of judgement.signals) verdictSignal.parse(signal);
    expect(judgement).toMatchObject({
      policy_version: policy.version,
      evidence: 'partial',
      counts: { hit: 4, clear: 1, skipped: 0, errored: 1 },
      errored: ['broken'],
      malformed: ['webgl'],
      unknown: ['other'],
      identity: NOBODY,
    });
  });

  test('same inputs, same bytes, whatever the order of a context', () => {
    const text = judgementText(judge(decoded, NOTHING_KNOWN, policy, signals));
    const { identity, ...rest } = NOTHING_KNOWN;
    const backwards = { identity: Object.fromEntries(Object.entries(identity).reverse()) as Identity, ...rest };
    expect(judgementText(judge(decoded, backwards, policy, [...signals].reverse()))).toBe(text);
  });

  test('no evidence is no suspect', () => {
    for (const nothing of [null, { ...decoded, readings: {} }])
      expect(judge(nothing, NOTHING_KNOWN, policy, signals)).toMatchObject({
        score: 30,
        ceiling: 'no_positive',
        evidence: 'none',
        signals: [],
        counts: { hit: 0, clear: 0, skipped: 6, errored: 0 },
      });
  });
});

describe('decide', () => {
  const verified: Identity = { kind: 'verified', name: 'ExampleBot', category: 'search_engine', operator: 'Example' };
  const judged = (score: number, more: Partial<Pick<Judgement, 'hard_rule_hit' | 'identity'>> = {}) => ({
    score,
    hard_rule_hit: '',
    identity: NOBODY,
    ...more,
  });
  const rule = { hard_rule_hit: 'webdriver' };
  type Case = [name: string, ReturnType<typeof judged>, Partial<DecisionSettings>, ...Array<Decision[keyof Decision]>];

  test.for<Case>([
    ['0', judged(0), {}, 'human', 'allow', 'threshold'],
    ['30', judged(30), {}, 'human', 'allow', 'threshold'],
    ['31', judged(31), {}, 'suspicious', 'challenge', 'threshold'],
    ['69', judged(69), {}, 'suspicious', 'challenge', 'threshold'],
    ['70', judged(70), {}, 'automated', 'challenge', 'threshold'],
    ['89', judged(89), {}, 'automated', 'challenge', 'threshold'],
    ['90', judged(90), {}, 'known-bot', 'block', 'threshold'],
    ['100', judged(100), {}, 'known-bot', 'block', 'threshold'],
    ['a hard rule', judged(100, rule), {}, 'known-bot', 'block', 'hard_rule'],
    [
      "the site's thresholds",
      judged(50),
      { thresholds: { suspicious: 51, automated: 60, knownBot: 61 } },
      'human',
      'allow',
      'threshold',
    ],
    [
      'a hard rule under thresholds out of reach',
      judged(100, rule),
      { thresholds: { suspicious: 98, automated: 99, knownBot: 100 } },
      'known-bot',
      'block',
      'hard_rule',
    ],
    ['allow-list before everything', judged(100, rule), { listed: 'allow' }, 'known-bot', 'allow', 'allow_list'],
    [
      'block-list before identity',
      judged(0, { identity: verified }),
      { listed: 'block' },
      'human',
      'block',
      'block_list',
    ],
    [
      'spoofed before hard rules',
      judged(100, { ...rule, identity: { ...verified, kind: 'spoofed' } }),
      {},
      'known-bot',
      'block',
      'spoofed_identity',
    ],
    [
      'spoofed with a low score',
      judged(3, { identity: { ...verified, kind: 'spoofed' } }),
      {},
      'human',
      'block',
      'spoofed_identity',
    ],
    ['verified', judged(85, { identity: verified }), {}, 'automated', 'allow', 'identity'],
    ['signed', judged(85, { identity: { ...verified, kind: 'signed' } }), {}, 'automated', 'allow', 'identity'],
    [
      "verified, under the site's policy",
      judged(85, { identity: verified }),
      { categoryPolicy: { search_engine: 'block' } },
      'automated',
      'block',
      'identity',
    ],
    [
      'verified, of a category nobody ruled on',
      judged(85, { identity: { ...verified, category: 'other' } }),
      {},
      'automated',
      'challenge',
      'threshold',
    ],
    [
      'verified, of a category named like a prototype',
      judged(85, { identity: { ...verified, category: 'constructor' } }),
      {},
      'automated',
      'challenge',
      'threshold',
    ],
    [
      'verified, without a category',
      judged(20, { identity: { ...verified, category: null } }),
      {},
      'human',
      'allow',
      'threshold',
    ],
    [
      'claimed only',
      judged(100, { ...rule, identity: { ...verified, kind: 'claimed' } }),
      {},
      'known-bot',
      'block',
      'hard_rule',
    ],
  ])('%s', ([, judgement, settings, band, action, source]) => {
    expect(decide(judgement, { thresholds, ...settings })).toEqual({ band, action, action_source: source });
  });
});

describe('sessionVerdict', () => {
  const now = 1_800_000_000_000;
  const view = (jti: string, score: number, minutesAgo: number, hardRule = '') => ({
    jti,
    score,
    hardRule,
    judgedAt: now - minutesAgo * 60_000,
  });
  const verdictOf = (views: Array<ReturnType<typeof view>>, hardRule = '') => {
    const verdict = sessionVerdict(views, { hardRule, now });
    return verdict && [verdict.pageView.jti, verdict.score, verdict.hardRule];
  };

  test.for<[name: string, views: Array<ReturnType<typeof view>>, hardRule: string, expected: unknown]>([
    ['no page view', [], '', null],
    ['the highest score speaks', [view('a', 10, 1), view('b', 60, 9), view('c', 20, 2)], '', ['b', 60, '']],
    ['of equal scores the later', [view('a', 60, 5), view('b', 60, 1)], '', ['b', 60, '']],
    ['what is older than half an hour does not count', [view('a', 90, 31), view('b', 5, 1)], '', ['b', 5, '']],
    ['exactly half an hour ago counts', [view('a', 90, 30), view('b', 5, 1)], '', ['a', 90, '']],
    ['where all is old, the latest', [view('a', 90, 50), view('b', 5, 40)], '', ['b', 5, '']],
    [
      'a hard rule of a page view',
      [view('a', 100, 1, 'webdriver'), view('b', 5, 0)],
      'webdriver',
      ['a', 100, 'webdriver'],
    ],
    ['a hard rule of long ago stays', [view('b', 5, 1)], 'webdriver', ['b', 100, 'webdriver']],
  ])('%s', ([, views, hardRule, expected]) => {
    expect(verdictOf(views, hardRule)).toEqual(expected);
    expect(verdictOf([...views].reverse(), hardRule)).toEqual(expected);
  });
});
