import { clear, defineSignal, hit, hitInPart } from '../../signal.ts';

const ENOUGH = 500;

/** Most who say they are this browser and version connect just so. */
export const familiar_print = defineSignal({
  id: 'familiar_print',
  layer: 'reputation',
  family: 'human_consistency',
  title: 'Connection as this browser makes it',
  needs: ['learned'],
  judge: ({ learned: { matches, total, seed } }) => {
    // Of few own visits nothing can be said; what is known elsewhere is a family that tools copy too.
    if (total < ENOUGH) return seed ? hitInPart('connected as is known of that browser elsewhere', 0.4) : clear;
    return matches / total >= 0.1 ? hit(`${matches} of ${total} earlier visits of that version connected so`) : clear;
  },
});
