import { clear, defineSignal, hit } from '../../signal.ts';

const ENOUGH = 500;

/** Most who say they are this browser and version connect just so. */
export const familiar_print = defineSignal({
  id: 'familiar_print',
  layer: 'reputation',
  family: 'human_consistency',
  title: 'Connection as this browser makes it',
  needs: ['learned'],
  judge: ({ learned: { matches, total } }) =>
    total >= ENOUGH && matches / total >= 0.1
      ? hit(`${matches} of ${total} earlier visits of that version connected so`)
      : clear,
});
