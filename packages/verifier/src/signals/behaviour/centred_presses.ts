import { clear, defineSignal, hitInPart } from '../../signal.ts';

/**
 * A hand aims at a thing; a script computes its centre. One press may land there, a second hardly, a third not by
 * chance.
 */
export const centred_presses = defineSignal({
  id: 'centred_presses',
  layer: 'behaviour',
  family: 'input',
  title: 'Presses on the very centre',
  needs: ['pointerPhysics'],
  judge: ({ pointerPhysics: p }) =>
    p.presses > 0 && p.centred === p.presses
      ? hitInPart(`${p.centred} of ${p.presses} presses at the centre of what they hit`, Math.min(1, p.presses / 3))
      : clear,
});
