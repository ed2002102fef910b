import { expect, it } from 'vitest';
import { judgeComment } from './judge.ts';
import { readText } from './text.ts';
import { createWordSearch } from './words.ts';

const findWords = createWordSearch();

// Longer than any comment that is taken: what looks again from each of its letters would take half a minute here, and with a
// comment of the length that is taken hold up every other request for seconds.
it.each([
  ['names that never end', 'a-', 30_000],
  ['tags of no flag', '\u{E0041}', 80_000],
  ['halves of addresses', 'a.@', 20_000],
])('a text of %s is read once', { timeout: 15_000 }, (_, part, times) => {
  const text = readText(part.repeat(times));
  expect(judgeComment({ text, seen: null, by: null }, findWords).outcome).toMatch(/^(pass|flag|delete)$/);
});
