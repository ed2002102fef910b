import { cut, cutOrNull } from '../reading.ts';
import { listOfText } from '../realms/identity.ts';
import type { Source } from '../source.ts';

/** Languages of the browser, and the locale that formatting resolves to. */
export const languages: Source<'languages'> = () => ({
  language: cut(navigator.language, 64),
  languages: listOfText(navigator.languages, 32, 64),
  locale: cutOrNull(Intl.DateTimeFormat().resolvedOptions().locale, 64),
});
