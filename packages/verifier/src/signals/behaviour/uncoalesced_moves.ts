import { isTimedByX11 } from '../../facts/hand.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A mouse is faster than the screen, so browsers bundle its moves. Moves sent one by one are never bundled. */
export const uncoalesced_moves = defineSignal({
  id: 'uncoalesced_moves',
  layer: 'behaviour',
  family: 'input',
  title: 'Moves that never come in bundles',
  needs: ['interaction', 'engine', 'storage', 'eventClock', 'platform'],
  judge: ({ interaction: i, storage, eventClock, platform }, { engine }) =>
    // On plain http pages are not told of bundles, and Safari makes none of a mouse's moves.
    storage.secureContext &&
    (engine === 'blink' || engine === 'gecko') &&
    i.pointerMoves >= 60 &&
    i.coalescedMoves === 0 &&
    i.touches === 0 &&
    // VNC and its like hand moves on as rarely as they come, but through the system.
    !isTimedByX11(eventClock, platform)
      ? hit(`none of ${i.pointerMoves} moves was bundled`)
      : clear,
});
