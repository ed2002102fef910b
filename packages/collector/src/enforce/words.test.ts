import { expect, it } from 'vitest';
import { wordsFor } from './words.ts';

it.each([
  [['de-CH', 'en'], 'de'],
  [['AR'], 'ar'],
  [['', 'fi', 'fr-CA'], 'fr'],
  [['toString', 'xx'], 'en'],
  [[], 'en'],
])('speaks, for %j, %s', (languages, lang) => {
  expect(wordsFor(languages).lang).toBe(lang);
});

it('says everything in every language', () => {
  const all = ['en', 'es', 'de', 'fr', 'ar'].map((lang) => wordsFor([lang]).words);
  for (const words of all) expect(Object.values(words).every((text) => text.length > 3)).toBe(true);
  for (const name of ['blocked', 'checking', 'retry'] as const)
    expect(new Set(all.map((words) => words[name])).size).toBe(5);
});
