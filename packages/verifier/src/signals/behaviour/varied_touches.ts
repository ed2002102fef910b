import { clear, defineSignal, hit } from '../../signal.ts';

/** A finger lies otherwise on the glass each time, and a pen is never pressed alike. */
export const varied_touches = defineSignal({
  id: 'varied_touches',
  layer: 'behaviour',
  family: 'human_input',
  title: 'Touches and pen strokes that differ',
  needs: ['pointerPhysics'],
  judge: ({ pointerPhysics: { touch, pen } }) =>
    (touch.presses >= 5 && touch.sizes >= 4) || (pen.presses >= 4 && pen.pressures >= 4)
      ? hit(
          `${touch.sizes} sizes of ${touch.presses} touches, ${pen.pressures} pressures of ${pen.presses} pen strokes`,
        )
      : clear,
});
