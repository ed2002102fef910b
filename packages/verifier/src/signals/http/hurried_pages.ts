import { clear, defineSignal, hit } from '../../signal.ts';

const PAGES = 12;
const PER_PAGE_MS = 1_500;

/** Page after page faster than anybody can look at them. */
export const hurried_pages = defineSignal({
  id: 'hurried_pages',
  layer: 'http',
  family: 'visits',
  title: 'Pages faster than they can be read',
  needs: ['visits'],
  judge: ({ visits: { pages, runs, spanMs } }) =>
    // Who opens a dozen links in tabs runs the collector in each.
    runs === 0 && pages >= PAGES && spanMs / (pages - 1) < PER_PAGE_MS
      ? hit(`${pages} pages within ${Math.round(spanMs / 1000)} s`)
      : clear,
});
