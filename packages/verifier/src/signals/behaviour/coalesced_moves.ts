import { isPointed } from '../../facts/hand.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Only a device faster than the screen makes the browser bundle moves; the debugging protocol cannot. */
export const coalesced_moves = defineSignal({
  id: 'coalesced_moves',
  layer: 'behaviour',
  family: 'human_input',
  title: 'Moves of a real pointing device',
  needs: ['interaction'],
  judge: ({ interaction: i }) =>
    isPointed(i) ? hit(`${i.coalescedMoves} of ${i.pointerMoves} moves were bundled`) : clear,
});
