import { clear, defineSignal, hit } from '../../signal.ts';

/** `Date` and `Intl` tell the same of three moments. */
export const coherent_clock = defineSignal({
  id: 'coherent_clock',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Dates and time zone agree',
  needs: ['timeZone'],
  judge: ({ timeZone: t }) => {
    if (t.intlOffsets === null) return clear;
    const [now, january, july] = t.intlOffsets;
    return now === t.offsetNow && january === t.offsetJanuary && july === t.offsetJuly
      ? hit(`${t.zone}, both ways`)
      : clear;
  },
});
