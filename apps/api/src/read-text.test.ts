import { expect, test } from 'vitest';
import { createTextReader } from './read-text.ts';

test('a text is read once while it is among the latest', () => {
  const { read, know } = createTextReader<{ n: number }>(2);
  const first = read('{"n":1}');
  expect(first).toEqual({ n: 1 });
  expect(read('{"n":1}')).toBe(first);
  const written = { n: 2 };
  know('{"n":2}', written);
  expect(read('{"n":2}')).toBe(written);
  read('{"n":3}');
  expect(read('{"n":1}')).not.toBe(first);
  expect(() => read('{')).toThrow(SyntaxError);
});
