import { documentVisit, withContext } from '@veridict/corpus';
import type { Visits } from '../../context.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { scriptless_pages } from './scriptless_pages.ts';

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

describeSignal(scriptless_pages, {
  hits: { 'a scraper with everything of a browser but the browser': reading({ runs: 0 }) },
  clears: {
    'a reader': reading({}),
    'three pages, of which the script was blocked': reading({ pages: 3, runs: 0 }),
    'tabs opened at once, whose scripts are still to run': reading({ runs: 0, spanMs: 800 }),
    'a script that ran on one page': reading({ runs: 1 }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
