import { chromium, withHeaders, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { accept_language_vs_languages } from './accept_language_vs_languages.ts';

describeSignal(accept_language_vs_languages, {
  hits: {
    'a script that changes navigator.languages': withReading(chromium(), 'languages', {
      language: 'fr-FR',
      languages: ['fr-FR'],
    }),
  },
  clears: {
    'a browser that sends only its first language': withHeaders(chromium({ languages: ['de-DE', 'de', 'en'] }), {
      'accept-language': 'de',
    }),
    'a client that takes any': withHeaders(chromium(), { 'accept-language': '*' }),
  },
});
