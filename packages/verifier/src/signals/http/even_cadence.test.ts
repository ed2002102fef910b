import { documentVisit, withContext } from '@veridict/corpus';
import type { Visits } from '../../context.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { even_cadence } from './even_cadence.ts';

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

describeSignal(even_cadence, {
  hits: { 'a timer': reading({ unevenness: 0.01 }) },
  clears: {
    'a reader': reading({}),
    'too few pages to tell': reading({ pages: 4, unevenness: null }),
  },
  skips: { 'a site whose backend tells of no pages': documentVisit('firefox') },
});
