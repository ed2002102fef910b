import { clear, defineSignal, hit } from '../../signal.ts';

/** Who types with more than one finger presses the next key before the last one is up. */
export const key_rollover = defineSignal({
  id: 'key_rollover',
  layer: 'behaviour',
  family: 'human_input',
  title: 'Keys over one another',
  needs: ['keyPhysics'],
  judge: ({ keyPhysics: k }) =>
    k.keys >= 12 && k.rollovers >= 3 && k.unreleased === 0
      ? hit(`${k.rollovers} of ${k.keys} keys before the last was up`)
      : clear,
});
