import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { client_hints_grease } from './client_hints_grease.ts';

describeSignal(client_hints_grease, {
  hits: {
    'a list copied from an old Chrome': withReading(chromium(), 'clientHints', {
      brands: [
        { brand: ' Not A;Brand', version: '99' },
        { brand: 'Chromium', version: '147' },
        { brand: 'Google Chrome', version: '147' },
      ],
    }),
  },
  clears: {
    'Chrome 124': chromium({ major: 124 }),
    'Chrome 138': chromium({ major: 138 }),
    'Chromium 156 without a brand of its own': chromium({ major: 156, brand: null }),
    'a fork that makes its list in its own way': withReading(chromium(), 'clientHints', {
      brands: [
        { brand: 'Not)A;Brand', version: '8' },
        { brand: 'Chromium', version: '138' },
        { brand: 'YaBrowser', version: '25.8' },
        { brand: 'Yowser', version: '2.5' },
      ],
    }),
  },
});
