import { describe, expect, test } from 'vitest';
import { asciiBytes } from './bytes.ts';
import { NOTHING_KNOWN } from './context.ts';
import { decodeEvidence, decodeLate, merge } from './decode.ts';
import { type Policy, policy } from './policy.ts';
import { type Kept, replay } from './replay.ts';
import { judge, judgementText } from './verdict.ts';

const webdriver = { value: 'true', inNavigator: true, own: false, onPrototype: true, getterNative: true };
const names = { window: [], windowCut: false, document: [], htmlAttributes: [], bindings: [], hooks: [], overlays: [] };
const first = asciiBytes(
  JSON.stringify({
    v: 1,
    nonce: 'n',
    startedMs: 1,
    tookMs: 1,
    consent: 'full',
    readings: { webdriver: { value: webdriver, ms: 0.1 }, webgl: { fault: 'blocked', ms: 2 } },
  }),
);
const lateEvidence = { v: 1, sinceMs: 900, readings: { lateGlobals: { value: names, ms: 1 } } };
const context = {
  ...NOTHING_KNOWN,
  request: {
    method: 'POST',
    httpVersion: '1.1',
    secure: true,
    headers: [['User-Agent', 'curl/8']] as Array<[string, string]>,
  },
};

/** Through the store and back. */
const stored = (kept: Kept): Kept => ({ ...kept, context: JSON.parse(JSON.stringify(kept.context)) });

function textOf(kept: Kept, under: Policy = policy): string {
  const outcome = replay(stored(kept), under);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return judgementText(outcome.value);
}

describe('replay', () => {
  test('gives the first judgement again, byte for byte', () => {
    const decoded = decodeEvidence(first);
    if (!decoded.ok) throw new Error(decoded.problem.code);
    expect(textOf({ first, late: null, context })).toBe(judgementText(judge(decoded.value, context)));
  });

  test('gives the judgement with late evidence again, byte for byte', () => {
    const [decoded, late] = [decodeEvidence(first), decodeLate(lateEvidence)];
    if (!decoded.ok || !late.ok) throw new Error('the evidence of this test is not evidence');
    const both = merge(decoded.value, late.value);
    expect(both.readings.lateGlobals).toEqual(names);
    expect(textOf({ first, late: JSON.stringify(lateEvidence), context })).toBe(judgementText(judge(both, context)));
  });

  test('under another policy says what that would have said', () => {
    const trusting = { ...policy, version: 'test', prior: 0.001, weights: {} };
    const judged = JSON.parse(textOf({ first, late: null, context }, trusting));
    expect(judged).toMatchObject({ policy_version: 'test', score: 0, hard_rule_hit: '' });
  });

  test.for<[name: string, kept: Partial<Kept>, code: string]>([
    ['first evidence that is none', { first: asciiBytes('{}') }, 'evidence_malformed'],
    ['first evidence that is no JSON', { first: asciiBytes('') }, 'invalid_json'],
    ['late evidence that is none', { late: '[]' }, 'evidence_malformed'],
    ['late evidence that is no JSON', { late: '{' }, 'invalid_json'],
  ])('refuses %s', ([, kept, code]) => {
    expect(replay({ first, late: null, context, ...kept })).toMatchObject({ ok: false, problem: { code } });
  });
});
