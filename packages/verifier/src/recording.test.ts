import { describe, expect, test } from 'vitest';
import { timingsOf } from './recording.ts';

const NAMES = Array.from({ length: 12 }, (_, i) => `reading${i}`);
const evidence = (msOf: (i: number) => number, value: unknown = 1, nonce = 'n') => ({
  v: 1,
  nonce,
  startedMs: 120.4,
  tookMs: 88.1,
  readings: Object.fromEntries(NAMES.map((name, i) => [name, { value, ms: msOf(i) }])),
});
const fine = (i: number) => i * 1.3 + 0.1;

describe('timingsOf', () => {
  test('is the same whatever the nonce and the values, and another when one reading took longer', () => {
    const own = timingsOf(evidence(fine));
    expect(own).not.toBeNull();
    expect(timingsOf(evidence(fine, { other: 2 }, 'another nonce'))).toBe(own);
    expect(timingsOf(evidence((i) => fine(i) + (i === 3 ? 0.1 : 0)))).not.toBe(own);
  });

  test.each<[string, unknown]>([
    ['whole milliseconds, as Firefox and Safari give them', evidence((i) => i)],
    ['timers that resist fingerprinting', evidence((i) => (i % 3) * 16.7)],
    ['everything at once', evidence(() => 0.1)],
    ['nothing', null],
    ['no readings', { readings: [] }],
  ])('says nothing of %s', (_, parsed) => {
    expect(timingsOf(parsed)).toBeNull();
  });
});
