import { clear, defineSignal, hit } from '../../signal.ts';

/** `Date` and `Intl` use one zone. A script that changes one forgets the other; one deviation may be an outdated zone table. */
export const date_intl_conflict = defineSignal({
  id: 'date_intl_conflict',
  layer: 'consistency',
  family: 'claim',
  title: 'Dates and time zone disagree',
  needs: ['timeZone'],
  judge: ({ timeZone: t }) => {
    if (t.intlOffsets === null) return clear;
    const dates = [t.offsetNow, t.offsetJanuary, t.offsetJuly];
    const off = dates.filter((offset, i) => offset !== t.intlOffsets![i]).length;
    return off >= 2 ? hit(`Date says ${dates.join('/')}, Intl ${t.intlOffsets.join('/')} in ${t.zone}`) : clear;
  },
});
