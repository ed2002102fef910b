import { clear, defineSignal, hit } from '../../signal.ts';

/** Who shifts every time of a recording by a tenth of a millisecond leaves nearly all of them where they were. */
export const near_replay = defineSignal({
  id: 'near_replay',
  layer: 'rule',
  family: 'seed',
  title: 'Nearly the evidence of another session',
  needs: ['nearTimings'],
  judge: ({ nearTimings: others }) =>
    others > 0
      ? hit(`${others} other session${others === 1 ? '' : 's'} took nearly as long, reading by reading`)
      : clear,
});
