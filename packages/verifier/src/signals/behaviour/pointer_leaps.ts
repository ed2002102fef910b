import { clear, defineSignal, hit } from '../../signal.ts';

/** A mouse crosses what lies between. Slow remote desktops leave a few gaps; a path made of gaps is no path. */
export const pointer_leaps = defineSignal({
  id: 'pointer_leaps',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse that is somewhere else at once',
  needs: ['pointerPhysics'],
  judge: ({ pointerPhysics: p }) =>
    p.leaps >= 3 && p.leaps * 3 >= p.moves
      ? hit(`${p.leaps} of ${p.moves} moves crossed more than 300 pixels at once`)
      : clear,
});
