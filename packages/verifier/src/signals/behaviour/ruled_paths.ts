import { clear, defineSignal, hit } from '../../signal.ts';

/** Tools that interpolate draw a straight line in equal steps; a hand speeds up, slows down and bends. */
export const ruled_paths = defineSignal({
  id: 'ruled_paths',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse led along a ruler',
  needs: ['pointerPhysics'],
  judge: ({ pointerPhysics: p }) =>
    p.led >= 2 && p.ruled === p.led
      ? hit(`${p.ruled} of ${p.led} paths to a press were straight lines in equal steps`)
      : clear,
});
