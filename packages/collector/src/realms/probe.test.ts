import { afterEach, expect, test, vi } from 'vitest';
import { probeBit } from './probe.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['String.prototype.replaceAll', '1'],
  ['Math.max', '1'],
  ['Math.median', '0'],
  ['No.such.thing', '0'],
  ['css:aspect-ratio:1', '1'],
  ['css:corner-shape', '0'],
] as const)('%s is %s', (expression, bit) => {
  const supports = (property: string, value: string) => property === 'aspect-ratio' && value === '1';
  vi.stubGlobal('CSS', { supports });
  expect(probeBit(expression)).toBe(bit);
});

test('a property without a value is asked for with the one every property takes', () => {
  const supports = vi.fn(() => true);
  vi.stubGlobal('CSS', { supports });
  expect(probeBit('css:-moz-appearance')).toBe('1');
  expect(supports).toHaveBeenCalledWith('-moz-appearance', 'initial');
});
