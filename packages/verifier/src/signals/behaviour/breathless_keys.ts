import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Between two keys a finger travels, or another is down already. A delay given to a tool is how long it holds each
 * key; the next one follows at once.
 */
export const breathless_keys = defineSignal({
  id: 'breathless_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Keys that follow each other without a breath',
  needs: ['keyPhysics'],
  judge: ({ keyPhysics: { keys, dwells, flights, rollovers } }) =>
    keys >= 12 && rollovers === 0 && dwells !== null && dwells[1] >= 25 && flights !== null && flights[1] <= 12
      ? hit(`keys are held for ${dwells[1]} ms and follow each other after ${flights[1]} ms`)
      : clear,
});
