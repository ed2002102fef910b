import { chromium, firefox, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { languages_shape } from './languages_shape.ts';

describeSignal(languages_shape, {
  hits: {
    'a spoofed list': withReading(chromium(), 'languages', { language: 'de-DE', languages: ['en-US', 'en'] }),
  },
  clears: {
    'a person with five languages': withReading(firefox(), 'languages', {
      language: 'de',
      languages: ['de', 'fr', 'it', 'rm', 'en'],
    }),
    'an old Safari, which writes the region small': withReading(webkit(), 'languages', {
      language: 'en-gb',
      languages: ['en-GB'],
    }),
  },
});
