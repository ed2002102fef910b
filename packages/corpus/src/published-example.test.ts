import { decide, judge, NOTHING_KNOWN, policy } from '@veridict/verifier';
import { expect, test } from 'vitest';

// The example that the API was published with: a client that is no browser, at a datacenter, and nothing else known.
const curlAtDatacenter = {
  ...NOTHING_KNOWN,
  tls: { ja4: 't13d3112h2_e8f1e7e78f70_375ca2c5e164' },
  addressKind: { datacenter: true, proxy: false },
};

test('a foreign TLS stack and a datacenter address alone give 96', () => {
  const judgement = judge(null, curlAtDatacenter);
  expect(judgement).toMatchObject({
    score: 96,
    ceiling: null,
    hard_rule_hit: '',
    evidence: 'none',
    policy_version: policy.version,
    signals: [
      { name: 'ip_datacenter', layer: 'ip', llr: 1.86 },
      { name: 'non_browser_tls_stack', layer: 'tls', llr: 1.7 },
    ],
  });
  expect(judgement.signals).toHaveLength(2);
  const thresholds = { suspicious: 31, automated: 70, knownBot: 90 };
  expect(decide(judgement, { thresholds })).toEqual({
    band: 'known-bot',
    action: 'block',
    action_source: 'threshold',
  });
});

test('either of them alone makes no suspect', () => {
  for (const known of [{ tls: null }, { addressKind: null }])
    expect(judge(null, { ...curlAtDatacenter, ...known })).toMatchObject({ score: 30, ceiling: 'single_family' });
});
