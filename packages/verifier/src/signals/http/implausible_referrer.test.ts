import { documentVisit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { implausible_referrer } from './implausible_referrer.ts';

describeSignal(implausible_referrer, {
  hits: {
    'a visit that a person typed, from somewhere': withHeaders(documentVisit('chromium'), {
      referer: 'https://blog.example/',
    }),
    'a search with its path': withHeaders(documentVisit('chromium'), {
      'sec-fetch-site': 'cross-site',
      referer: 'https://www.google.com/search',
    }),
    'the same origin from another': withHeaders(documentVisit('firefox'), {
      'sec-fetch-site': 'same-origin',
      ':authority': 'shop.example',
      referer: 'https://blog.example/',
    }),
  },
  clears: {
    'a visit that a person typed': documentVisit('chromium'),
    'a visit from a search': withHeaders(documentVisit('chromium'), {
      'sec-fetch-site': 'cross-site',
      referer: 'https://www.google.com/',
    }),
    'a link out of an Android application': withHeaders(documentVisit('chromium'), {
      referer: 'android-app://com.example.reader/',
    }),
  },
});
