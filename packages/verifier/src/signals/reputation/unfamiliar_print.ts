import { clear, defineSignal, hit } from '../../signal.ts';

const ENOUGH = 500;

/** This deployment has seen enough of that browser and version to know how it connects. */
export const unfamiliar_print = defineSignal({
  id: 'unfamiliar_print',
  layer: 'reputation',
  family: 'client',
  title: 'Connection as this browser never made one here',
  needs: ['learned'],
  judge: ({ learned: { matches, total } }) =>
    total >= ENOUGH && matches / total < 0.002
      ? hit(`${matches} of ${total} earlier visits of that version connected so`)
      : clear,
});
