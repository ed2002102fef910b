import { expect, it } from 'vitest';
import { wordsFor as ofTheScript } from '../../../collector/src/enforce/words.ts';
import { wordsFor } from './words.ts';

it.each([
  ['de-CH,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.2, ar', 'ar'],
  ['fi, fr;q=0.5, es;q=0.7', 'es'],
  ['fr;q=0, xx', 'en'],
  ['toString', 'en'],
  [null, 'en'],
])('speaks, for %j, %s', (accepted, lang) => {
  expect(wordsFor(accepted).lang).toBe(lang);
});

it.each(['en', 'es', 'de', 'fr', 'ar'])('says in %s what the script’s notice says', (lang) => {
  const { needsScript, ...shared } = wordsFor(lang).words;
  expect(ofTheScript([lang]).words).toMatchObject(shared);
  expect(needsScript).toMatch(/JavaScript|جافاسكربت/);
});
