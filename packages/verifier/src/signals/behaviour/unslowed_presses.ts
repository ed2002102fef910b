import { clear, defineSignal, hit } from '../../signal.ts';

/** The nearer the target, the slower the hand: it has to stop before it presses. */
export const unslowed_presses = defineSignal({
  id: 'unslowed_presses',
  layer: 'behaviour',
  family: 'input',
  title: 'Presses at full speed',
  needs: ['pointerPhysics'],
  judge: ({ pointerPhysics: p }) =>
    p.led >= 3 && p.slowing === 0 ? hit(`none of ${p.led} paths slowed down before its press`) : clear,
});
