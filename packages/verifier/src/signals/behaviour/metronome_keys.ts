import { clear, defineSignal, hit } from '../../signal.ts';

/** Fingers hurry and stumble. A delay between keys is the same each time. */
export const metronome_keys = defineSignal({
  id: 'metronome_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Typing like a metronome',
  needs: ['keyPhysics'],
  judge: ({ keyPhysics: { keys, gaps } }) =>
    keys >= 12 && gaps !== null && gaps[1] >= 20 && gaps[2] - gaps[0] <= 2 + gaps[1] * 0.06
      ? hit(`half of ${keys} keys came ${gaps[0]} to ${gaps[2]} ms apart`)
      : clear,
});
