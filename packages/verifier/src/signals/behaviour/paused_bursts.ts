import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * A model looks, thinks and sends the whole deed at once; then the same again. People think at all lengths and take
 * their time to press.
 */
export const paused_bursts = defineSignal({
  id: 'paused_bursts',
  layer: 'behaviour',
  family: 'input',
  title: 'Thinks for seconds, acts in no time',
  needs: ['deeds', 'pointerPhysics'],
  judge: ({ deeds: d, pointerPhysics: p }) =>
    d.deeds >= 5 &&
    d.pauses !== null &&
    d.pauses[0] >= 1500 &&
    d.pauses[2] <= 15_000 &&
    p.presses >= 2 &&
    p.dwells !== null &&
    p.dwells[2] <= 12
      ? hit(
          `${d.deeds} deeds, ${Math.round(d.pauses[0] / 100) / 10} to ${Math.round(d.pauses[2] / 100) / 10} s apart, presses of ${p.dwells[1]} ms`,
        )
      : clear,
});
