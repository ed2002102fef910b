import { isPointed } from '../../facts/hand.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Moves that come faster than the screen is drawn are bundled. Tools of the debugging protocol wait for each move to arrive,
 * so none of theirs is; one that does not wait gets this credit.
 */
export const coalesced_moves = defineSignal({
  id: 'coalesced_moves',
  layer: 'behaviour',
  family: 'human_input',
  title: 'Moves of a real pointing device',
  needs: ['interaction'],
  judge: ({ interaction: i }) =>
    isPointed(i) ? hit(`${i.coalescedMoves} of ${i.pointerMoves} moves were bundled`) : clear,
});
