import { movesByPixels } from '../../facts/window.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A mouse moves by whole device pixels; computed paths and element centres do not. */
export const pointer_fractional = defineSignal({
  id: 'pointer_fractional',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse between the pixels',
  needs: ['interaction', 'engine', 'platform', 'screen', 'windowGeometry'],
  judge: ({ interaction: i, platform, screen, windowGeometry }, { engine }) =>
    engine === 'blink' &&
    movesByPixels(platform, screen, windowGeometry) &&
    i.pointerMoves >= 3 &&
    i.fractionalMoves >= i.pointerMoves / 2
      ? hit(`${i.fractionalMoves} of ${i.pointerMoves} moves off the device pixels`)
      : clear,
});
