import { clear, defineSignal, hit } from '../../signal.ts';

/** Skin has an extent that differs each time. Emulated touches are points of radius 1 at full force. */
export const unit_touches = defineSignal({
  id: 'unit_touches',
  layer: 'behaviour',
  family: 'input',
  title: 'Touches without a fingertip',
  needs: ['pointerPhysics', 'engine'],
  judge: ({ pointerPhysics: { touch } }, { engine }) =>
    engine === 'blink' && touch.presses >= 3 && touch.unit === touch.presses && touch.sizes === 1 && touch.forces === 1
      ? hit(`${touch.presses} touches of radius 1 at full force`)
      : clear,
});
