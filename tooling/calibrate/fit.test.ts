import { describe, expect, test } from 'vitest';
import { fitFamily, type Row } from './fit.ts';

const rows = (count: number, hits: number[], bot: boolean): Row[] =>
  Array.from({ length: count }, () => ({ hits, bot, weight: 1 }));

describe('fitFamily', () => {
  test('leaves a signal that nobody hit at its prior, no surer than before', () => {
    const [after] = fitFamily(rows(50, [], true), [{ weight: 1.5, deviation: 0.8 }]);
    expect(after).toEqual({ weight: 1.5, deviation: 0.8, interval: [1.5 - 1.96 * 0.8, 1.5 + 1.96 * 0.8] });
  });

  test('comes to the ratio of the rates when there is much to learn from', () => {
    const seen = [...rows(900, [0], true), ...rows(300, [0], false)];
    const [after] = fitFamily(seen, [{ weight: 0.2, deviation: 5 }]);
    expect(after!.weight).toBeCloseTo(Math.log(3), 1);
    expect(after!.deviation).toBeLessThan(0.1);
    expect(after!.interval[0]).toBeGreaterThan(0.9);
  });

  test('never lets a sign for bots become one for people, nor the reverse', () => {
    expect(fitFamily(rows(500, [0], false), [{ weight: 2, deviation: 2 }])[0]!.weight).toBe(0);
    expect(fitFamily(rows(500, [0], true), [{ weight: -2, deviation: 2 }])[0]!.weight).toBe(0);
  });

  test('shares one cause between two signals that always come together', () => {
    const seen = [...rows(400, [0, 1], true), ...rows(40, [0, 1], false)];
    const [one, other] = fitFamily(seen, [
      { weight: 1, deviation: 3 },
      { weight: 1, deviation: 3 },
    ]);
    expect(one!.weight + other!.weight).toBeCloseTo(Math.log(10), 1);
    expect(one!.weight).toBeCloseTo(other!.weight, 3);
  });

  test('leaves to other evidence what that explains', () => {
    const prior = [{ weight: -1, deviation: 1 }];
    const alone = [...rows(100, [0], true), ...rows(100, [0], false)];
    const besides = alone.map((row) => ({ ...row, besides: row.bot ? 8 : 0 }));
    expect(fitFamily(alone, prior)[0]!.weight).toBeCloseTo(0, 1);
    expect(fitFamily(besides, prior)[0]!.weight).toBeLessThan(-2);
  });

  test('learns nothing from visits in which the family has reached its cap', () => {
    const [after] = fitFamily(
      rows(100, [0], true).map((row) => ({ ...row, room: 0.9 })),
      [{ weight: -1, deviation: 0.5 }],
    );
    expect(after).toMatchObject({ weight: -1, deviation: 0.5 });
  });
});
