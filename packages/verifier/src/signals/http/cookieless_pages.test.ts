import { documentVisit, withContext } from '@veridict/corpus';
import type { Visits } from '../../context.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cookieless_pages } from './cookieless_pages.ts';

const reading = (change: Partial<Visits>) =>
  withContext(documentVisit('firefox'), {
    visits: {
      pages: 12,
      assets: 80,
      runs: 12,
      withCookie: 11,
      spanMs: 240_000,
      unevenness: 0.8,
      others: { assets: true, cookies: true },
      ...change,
    },
  });

describeSignal(cookieless_pages, {
  hits: { 'a scraper without a jar': reading({ runs: 0, withCookie: 0 }) },
  clears: {
    'a reader': reading({}),
    'a reader who takes no cookies': reading({ withCookie: 0 }),
    'a site that sets none': reading({ runs: 0, withCookie: 0, others: { assets: true, cookies: false } }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
