import { isHabit } from '../../facts/pages.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Whoever reads page after page in a browser runs the collector. People without scripts do not: it takes more than this alone. */
export const scriptless_pages = defineSignal({
  id: 'scriptless_pages',
  layer: 'http',
  family: 'visits',
  title: 'Many pages, and the collector never ran',
  needs: ['visits'],
  judge: ({ visits }) => {
    const { pages, runs } = visits;
    return isHabit(visits) && runs === 0 ? hit(`${pages} pages, the collector ran on none`) : clear;
  },
});
