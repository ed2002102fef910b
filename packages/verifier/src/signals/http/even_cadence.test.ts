import { documentVisit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { readingVisits } from '../../testing/reading-visits.ts';
import { even_cadence } from './even_cadence.ts';

describeSignal(even_cadence, {
  hits: { 'a timer': readingVisits({ unevenness: 0.01 }) },
  clears: {
    'a reader': readingVisits({}),
    'too few pages to tell': readingVisits({ pages: 4, unevenness: null }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
