import { describe, expect, it } from 'vitest';
import { approachOf, type Point } from './path.ts';

/** Points of a path by what is left of the way at each moment, 0 at its end. */
const along = (left: (i: number) => number, points = 20, ms = 8): Point[] =>
  Array.from({ length: points }, (_, i) => ({ x: 400 * (1 - left(i / (points - 1))), y: 100, at: i * ms }));

describe('how a mouse came to what it pressed', () => {
  it.each<[string, Point[], object | null]>([
    ['a hand, which is fast and then careful', along((t) => (1 - t) ** 3), { slowing: true, ruled: false }],
    ['a script that draws equal steps', along((t) => 1 - t), { slowing: false, ruled: true }],
    ['equal steps at no pace at all', along((t) => 1 - t, 20, 0.3), { slowing: false, ruled: true }],
    [
      'a curve in equal steps',
      along((t) => 1 - t).map((point, i) => ({ ...point, y: 100 + 30 * Math.sin(i / 4) })),
      { slowing: false, ruled: false },
    ],
    [
      'a hand that hardly moved',
      along((t) => 1 - t).map((p) => ({ ...p, x: p.x / 20 })),
      { slowing: false, ruled: false },
    ],
    ['a hand that stood still', along(() => 1), { slowing: false, ruled: false }],
    ['one jump', along((t) => 1 - t, 2), null],
    ['nothing', [], null],
  ])('%s', (_, path, expected) => {
    expect(approachOf(path)).toEqual(expected);
  });
});
