import { readdirSync, readFileSync } from 'node:fs';
import { readings } from '@veridict/contract';
import { decodeEvidence, decodeLate, judge, merge, NOTHING_KNOWN } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';

/** Real visits, as `make-captures.mjs` wrote them. */
const captures = (folder: 'people' | 'bots') => {
  const at = new URL(`../${folder}/`, import.meta.url);
  return readdirSync(at).map((file) => [file, JSON.parse(readFileSync(new URL(file, at), 'utf8'))] as const);
};

/** As what they are, each under the nonce that it was made for. */
function judged({ first, late, nonce }: { first: unknown; late: unknown; nonce: string }) {
  const envelope = { v: 1, nonce: '', startedMs: 0, tookMs: 0, consent: 'full', readings: first };
  const decoded = decodeEvidence(new TextEncoder().encode(JSON.stringify(envelope)));
  const later = decodeLate({ v: 1, sinceMs: 0, readings: late });
  if (!decoded.ok || !later.ok) throw new Error('A capture is not evidence any more: make it anew.');
  return judge(merge(decoded.value, later.value), { ...NOTHING_KNOWN, nonce });
}

describe('captured visits', () => {
  it.each([...captures('people'), ...captures('bots')])(
    'has every reading that a page view begins with: %s',
    (_, capture) => {
      // the clock's is the page view's own, and a capture is none
      const first = Object.entries(readings).flatMap(([name, { phase }]) => (phase === 'late' ? [] : name));
      expect([...Object.keys(capture.first), 'clock'].sort()).toEqual(first.sort());
    },
  );
  it.each(captures('people'))('a person: %s', (_, capture) => {
    const { score, malformed, unknown, errored, evidence } = judged(capture);
    expect({ malformed, unknown, errored, evidence }).toEqual({
      malformed: [],
      unknown: [],
      errored: [],
      evidence: 'full',
    });
    expect(score).toBeLessThanOrEqual(5);
  });
  it.each(captures('people'))('what follows from the nonce does: %s', (_, capture) => {
    const seedsAgainst = (nonce: string) =>
      judged({ ...capture, nonce }).signals.flatMap(({ name }) => (name.startsWith('seed_') ? [name] : []));
    expect(seedsAgainst(capture.nonce)).toEqual([]);
    expect(seedsAgainst('another nonce').length).toBeGreaterThanOrEqual(3);
  });
  it.each(captures('bots'))('a bot: %s', (_, capture) => {
    const { score, hard_rule_hit, malformed, errored } = judged(capture);
    expect({ malformed, errored }).toEqual({ malformed: [], errored: [] });
    expect(hard_rule_hit).not.toBe('');
    expect(score).toBe(100);
  });
});
