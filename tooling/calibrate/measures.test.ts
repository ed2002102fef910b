import { describe, expect, test } from 'vitest';
import { auc, brier, type Guess, reliability, roc } from './measures.ts';

const guess = (p: number, bot: boolean, weight = 1): Guess => ({ p, bot, weight });
const perfect = [guess(1, true), guess(0, false)];
const ignorant = [guess(0.5, true), guess(0.5, false)];

describe('measures', () => {
  test('know what is perfect, what is ignorant and what is wrong', () => {
    expect([brier(perfect), auc(perfect)]).toEqual([0, 1]);
    expect([brier(ignorant), auc(ignorant)]).toEqual([0.25, 0.5]);
    expect(auc([guess(0.2, true), guess(0.8, false)])).toBe(0);
  });

  test('count visits by their weight', () => {
    expect(brier([guess(1, true, 3), guess(1, false, 1)])).toBe(0.25);
  });

  test('find each threshold’s shares, the threshold included', () => {
    const found = roc([guess(0.9, true), guess(0.7, true), guess(0.31, false), guess(0.1, false)], [31, 70, 91]);
    expect(found.map((r) => [r.bots, r.people])).toEqual([
      [1, 0.5],
      [1, 0],
      [0, 0],
    ]);
  });

  test('bin probabilities, the upper end included', () => {
    const bins = reliability([guess(0.1, false), guess(0.3, true), guess(1, true)], [0, 0.5, 0.9, 1]);
    expect(bins).toEqual([
      { from: 0, to: 0.5, count: 2, said: 0.2, were: 0.5 },
      { from: 0.9, to: 1, count: 1, said: 1, were: 1 },
    ]);
  });
});
