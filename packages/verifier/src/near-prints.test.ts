import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearPrintsOf } from './near-prints.ts';

interface Timed {
  startedMs: number;
  readings: Record<string, { ms: number; value?: unknown }>;
}
/** One browser, visit after visit, each on its own moment of a second. */
function again(visitor: string): Timed[] {
  const file = new URL(`../../corpus/again/${visitor}.json`, import.meta.url);
  const { visits } = JSON.parse(readFileSync(file, 'utf8')) as { visits: Timed[] };
  return visits.map((visit, i) => ({
    ...visit,
    readings: { ...visit.readings, clock: { ms: 0, value: { offsetMs: -50_000 + i * 97 } } },
  }));
}
const shifted = ({ readings, ...visit }: Timed, by: (i: number) => number): Timed => ({
  ...visit,
  readings: Object.fromEntries(
    Object.entries(readings).map(([name, read], i) => [name, { ...read, ms: Math.max(0, read.ms + by(i)) }]),
  ),
});
const isNear = (one: Timed, other: Timed): boolean => {
  const known = nearPrintsOf(one)?.texts ?? [];
  return (nearPrintsOf(other)?.texts ?? []).some((text) => known.includes(text));
};

describe.each(['chromium-undriven', 'firefox-undriven', 'minibrowser-undriven'])('%s, again and again', (visitor) => {
  const visits = again(visitor);
  const compared = visits.filter((visit) => nearPrintsOf(visit) !== null);

  test('is mostly slow enough to be told apart', () => {
    expect(compared.length).toBeGreaterThanOrEqual(visits.length / 2);
  });

  test('never comes near itself', () => {
    const texts = visits.flatMap((visit) => nearPrintsOf(visit)?.texts ?? []);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('is recognised when it was recorded and every time shifted by a tenth', () => {
    const tenths = fc.array(fc.constantFrom(-0.1, 0, 0.1), { minLength: 60, maxLength: 60 });
    let near = 0;
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...compared), tenths, (visit, by) => {
        tried++;
        near += Number(
          isNear(
            visit,
            shifted(visit, (i) => by[i]!),
          ),
        );
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
    expect(near / tried).toBeGreaterThan(0.9);
  });

  test('is not when every time is another by a tenth of itself', () => {
    expect(
      compared.filter((visit) =>
        isNear(
          visit,
          shifted(visit, (i) => (i % 2 ? 5 : -5)),
        ),
      ),
    ).toEqual([]);
  });
});

describe('nearPrintsOf', () => {
  const slow = (count: number, ms = 100) => ({
    startedMs: 1,
    readings: Object.fromEntries(Array.from({ length: count }, (_, i) => [`reading${i}`, { ms: ms + i * 7.3 }])),
  });

  test('counts one other for chance, unless the times are many', () => {
    expect(nearPrintsOf(slow(9))?.byChance).toBe(1);
    expect(nearPrintsOf(slow(16))?.byChance).toBe(0);
  });

  test('takes in the rest of the page view where the readings say little', () => {
    const quick = slow(5);
    expect(nearPrintsOf(quick)).toBeNull();
    const clock = { ms: 0, value: { offsetMs: -1234 } };
    const more = { startedMs: 400, readings: { ...quick.readings, clock } };
    expect(nearPrintsOf(more)).not.toBeNull();
    expect(
      isNear(more, { ...more, readings: { ...more.readings, clock: { ms: 0, value: { offsetMs: -1734 } } } }),
    ).toBe(false);
  });

  test('is the same whether what took no time is there or not', () => {
    const visit = slow(12);
    expect(isNear(visit, { ...visit, readings: { ...visit.readings, touch: { ms: 0.2 } } })).toBe(true);
  });

  test.each<[string, unknown]>([
    ['clocks that resist fingerprinting', again('firefox-undriven-rfp')[0]],
    ['no readings', { readings: [] }],
    ['nothing', null],
    ['readings that are none', { readings: { touch: 1, screen: null, canvas: { ms: 'x' } } }],
  ])('says nothing of %s', (_, parsed) => {
    expect(nearPrintsOf(parsed)).toBeNull();
  });
});
