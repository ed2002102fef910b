import { documentVisit, type Visit, withContext } from '@veridict/corpus';
import type { Visits } from '../context.ts';

/** A reader's dozen pages of one site, but for what the test says. */
export const readingVisits = (change: Partial<Visits>): Visit =>
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
