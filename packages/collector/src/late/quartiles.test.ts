import { expect, test } from 'vitest';
import { keepTime, quartilesOf, SAMPLES } from './quartiles.ts';

test.each([
  { values: [], quartiles: null },
  { values: [7], quartiles: [7, 7, 7] },
  { values: [5, 1, 4, 2, 3], quartiles: [2, 3, 4] },
  { values: [10, 9, 100], quartiles: [9, 10, 10] },
])('the quartiles of $values', ({ values, quartiles }) => {
  expect(quartilesOf(values)).toEqual(quartiles);
});

test('keeps the latest times, to tenths', () => {
  const times: number[] = [];
  for (let i = 0; i < 200; i++) keepTime(times, i + 0.123);
  expect([times.length, times[0], times.at(-1)]).toEqual([SAMPLES, 200 - SAMPLES + 0.1, 199.1]);
});
