import { isHabit } from '../../facts/pages.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A browser asks for styles, scripts and images of the pages that it shows, unless it has them already. */
export const assetless_pages = defineSignal({
  id: 'assetless_pages',
  layer: 'http',
  family: 'visits',
  title: 'Many pages and nothing that belongs to them',
  needs: ['visits'],
  judge: ({ visits }) => {
    const { pages, assets, runs, others } = visits;
    const isTold = others.assets && runs === 0;
    return isTold && isHabit(visits) && assets === 0 ? hit(`${pages} pages and none of their styles or images`) : clear;
  },
});
