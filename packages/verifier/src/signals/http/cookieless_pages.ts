import { isHabit } from '../../facts/pages.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A browser gives cookies back. Some people do not let it. */
export const cookieless_pages = defineSignal({
  id: 'cookieless_pages',
  layer: 'http',
  family: 'visits',
  title: 'Many pages and no cookie',
  needs: ['visits'],
  judge: ({ visits }) => {
    const { pages, withCookie, runs, others } = visits;
    const isTold = others.cookies && runs === 0;
    return isTold && isHabit(visits) && withCookie === 0 ? hit(`${pages} pages without a cookie`) : clear;
  },
});
