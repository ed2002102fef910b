import { documentVisit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { readingVisits } from '../../testing/reading-visits.ts';
import { hurried_pages } from './hurried_pages.ts';

describeSignal(hurried_pages, {
  hits: { 'a loop': readingVisits({ pages: 30, runs: 0, spanMs: 12_000 }) },
  clears: {
    'a reader': readingVisits({}),
    'a dozen tabs opened at once': readingVisits({ spanMs: 6_000 }),
    'a reader without scripts': readingVisits({ runs: 0 }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
