import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_client_hints } from './coherent_client_hints.ts';

describeSignal(coherent_client_hints, {
  hits: {
    Chrome: chromium(),
    'a phone': chromium({ system: 'android' }),
  },
  clears: {
    'a fork with a list of its own': withReading(chromium(), 'clientHints', {
      brands: [
        { brand: 'Chromium', version: '147' },
        { brand: 'YaBrowser', version: '26.4' },
        { brand: 'Not.A/Brand', version: '8' },
      ],
    }),
  },
  skips: {
    'Firefox, which has no client hints': firefox(),
  },
});
