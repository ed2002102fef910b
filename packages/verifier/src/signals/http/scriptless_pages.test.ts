import { documentVisit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { readingVisits } from '../../testing/reading-visits.ts';
import { scriptless_pages } from './scriptless_pages.ts';

describeSignal(scriptless_pages, {
  hits: { 'a scraper with everything of a browser but the browser': readingVisits({ runs: 0 }) },
  clears: {
    'a reader': readingVisits({}),
    'three pages, of which the script was blocked': readingVisits({ pages: 3, runs: 0 }),
    'tabs opened at once, whose scripts are still to run': readingVisits({ runs: 0, spanMs: 800 }),
    'a script that ran on one page': readingVisits({ runs: 1 }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
