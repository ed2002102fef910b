import { documentVisit, withContext } from '@veridict/corpus';
import type { Visits } from '../../context.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { assetless_pages } from './assetless_pages.ts';

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

describeSignal(assetless_pages, {
  hits: { 'a scraper that asks for pages alone': reading({ runs: 0, assets: 0 }) },
  clears: {
    'a reader': reading({}),
    'a reader who has everything already, and runs the script': reading({ assets: 0 }),
    'a reader without scripts': reading({ runs: 0 }),
    'a backend that tells of pages alone': reading({ runs: 0, assets: 0, others: { assets: false, cookies: true } }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
