import { signals } from '@veridict/verifier';
import { expect, test } from 'vitest';
import { type Assessed, hitOf } from './hit-of.ts';

type Signals = Assessed['judgement']['signals'];

const signal = (name: string, llr: number, gated_by?: string): Signals[number] => ({
  name,
  layer: 'browser',
  llr,
  detail: '',
  family: 'claim',
  weight: llr,
  ...(gated_by === undefined ? {} : { gated_by }),
});

const flagsOf = (found: Signals, hard_rule_hit = ''): readonly string[] =>
  hitOf({
    id: 'hit',
    kind: 'collect',
    at: 0,
    accountId: 'acc_1',
    siteId: 'site_1',
    judgement: {
      policy_version: '1',
      score: 50,
      log_odds: 0,
      ceiling: null,
      hard_rule_hit,
      evidence: 'full',
      identity: { kind: 'none', name: null, category: null, operator: null },
      class: 'human',
      attribution: null,
      signals: found,
      counts: { hit: found.length, clear: 0, skipped: 0, errored: 0 },
      errored: [],
      malformed: [],
      unknown: [],
    },
    decision: { band: 'suspicious', action: 'challenge' },
    context: { request: null, addressKind: null },
  }).flags;

test('flags are what counted against the visitor', () => {
  const found = [signal('webdriver', 3), signal('coherent_iframe', -0.4), signal('observed_only', 0)];
  expect(flagsOf([...found, signal('gated_away', 0, 'privacy_tool')])).toEqual(['webdriver']);
});

test('the rule that decided is a flag, whatever it weighs', () => {
  expect(flagsOf([signal('webdriver', 0), signal('other', 0)], 'webdriver')).toEqual(['webdriver']);
});

test('published flags are told of also where they counted nothing, and each of them is a signal', () => {
  const published = [
    'missing_client_hints',
    'platform_mismatch',
    'mobile_mismatch',
    'missing_accept_language',
    'incomplete_accept_encoding',
    'missing_sec_fetch',
    'sec_fetch_inconsistent',
    'suspicious_user_agent',
    'empty_user_agent',
    'known_bot_pattern',
    'headless_user_agent',
  ];
  expect(flagsOf(published.map((name) => signal(name, 0, 'identity')))).toEqual(published);
  expect(published.filter((name) => !signals.some(({ id }) => id === name))).toEqual([]);
});
