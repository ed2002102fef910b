import { clear, defineSignal, hit } from '../../signal.ts';

/** Nobody moves, presses and types as often and as fast, to the millisecond, in two visits: a recording does, and a script. */
export const input_replayed = defineSignal({
  id: 'input_replayed',
  layer: 'rule',
  family: 'seed',
  title: 'Input of another session',
  needs: ['sameInput'],
  judge: ({ sameInput: others }) =>
    others > 0 ? hit(`${others} other session${others === 1 ? '' : 's'} had the same input, number by number`) : clear,
});
