import { documentVisit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { readingVisits } from '../../testing/reading-visits.ts';
import { cookieless_pages } from './cookieless_pages.ts';

describeSignal(cookieless_pages, {
  hits: { 'a scraper without a jar': readingVisits({ runs: 0, withCookie: 0 }) },
  clears: {
    'a reader': readingVisits({}),
    'a reader who takes no cookies': readingVisits({ withCookie: 0 }),
    'a site that sets none': readingVisits({ runs: 0, withCookie: 0, others: { assets: true, cookies: false } }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
