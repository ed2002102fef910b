import { clear, defineSignal, hit } from '../../signal.ts';

const EVEN = 0.05;

/** Who reads stays here longer and there shorter. A timer does not. */
export const even_cadence = defineSignal({
  id: 'even_cadence',
  layer: 'http',
  family: 'visits',
  title: 'Pages at even intervals',
  needs: ['visits'],
  judge: ({ visits: { pages, unevenness } }) =>
    unevenness !== null && unevenness < EVEN
      ? hit(`${pages} pages, the times between differ by ${Math.round(unevenness * 1000) / 10} %`)
      : clear,
});
