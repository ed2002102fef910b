import { documentVisit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { readingVisits } from '../../testing/reading-visits.ts';
import { assetless_pages } from './assetless_pages.ts';

describeSignal(assetless_pages, {
  hits: { 'a scraper that asks for pages alone': readingVisits({ runs: 0, assets: 0 }) },
  clears: {
    'a reader': readingVisits({}),
    'a reader who has everything already, and runs the script': readingVisits({ assets: 0 }),
    'a reader without scripts': readingVisits({ runs: 0 }),
    'a backend that tells of pages alone': readingVisits({
      runs: 0,
      assets: 0,
      others: { assets: false, cookies: true },
    }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
