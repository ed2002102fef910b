import { clear, defineSignal, hit } from '../../signal.ts';

/** Fast first and careful at the end, each time: what aiming looks like. */
export const slowing_presses = defineSignal({
  id: 'slowing_presses',
  layer: 'behaviour',
  family: 'human_input',
  title: 'Mouse that slows down to what it presses',
  needs: ['pointerPhysics'],
  judge: ({ pointerPhysics: p }) =>
    p.led >= 2 && p.slowing === p.led && p.ruled === 0 && p.centred < p.led
      ? hit(`${p.slowing} of ${p.led} paths slowed down before the press`)
      : clear,
});
