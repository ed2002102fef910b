import { chromium, handInput, withReading } from '@veridict/corpus';
import { describe, expect, test } from 'vitest';
import { inputPrintOf } from './input-print.ts';

const withInput = (change: object) =>
  withReading(chromium(), 'interaction', { ...handInput, scrolls: 19, ...change }).readings;

describe('inputPrintOf', () => {
  test('is another whenever one thing was done once more or a little slower', () => {
    const own = inputPrintOf(withInput({}));
    expect(own).not.toBeNull();
    expect(inputPrintOf(withInput({}))).toBe(own);
    expect(inputPrintOf(withInput({ pointerMoves: handInput.pointerMoves + 1 }))).not.toBe(own);
    expect(inputPrintOf(withInput({ pressMedianMs: 84.1 }))).not.toBe(own);
  });

  test.each<[string, object]>([
    [
      'of somebody who only scrolls',
      { pointerMoves: 0, coalescedMoves: 0, keys: 0, keyDwellMedianMs: null, keyGapMedianMs: null },
    ],
    [
      'of somebody who pressed once and left',
      { pointerMoves: 8, coalescedMoves: 3, keys: 0, keyDwellMedianMs: null, wheels: 0 },
    ],
  ])('says nothing %s', (_, change) => {
    expect(inputPrintOf(withInput(change))).toBeNull();
  });

  test('says nothing where no input was told of', () => {
    expect(inputPrintOf({})).toBeNull();
  });
});
