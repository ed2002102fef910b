import { documentVisit, withContext } from '@veridict/corpus';
import type { Visits } from '../../context.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { hurried_pages } from './hurried_pages.ts';

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

describeSignal(hurried_pages, {
  hits: { 'a loop': reading({ pages: 30, runs: 0, spanMs: 12_000 }) },
  clears: {
    'a reader': reading({}),
    'a dozen tabs opened at once': reading({ spanMs: 6_000 }),
    'a reader without scripts': reading({ runs: 0 }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
