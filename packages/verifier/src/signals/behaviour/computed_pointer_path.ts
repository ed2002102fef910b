import { movesByPixels } from '../../facts/window.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Two things at once that no mouse does: it moves by whole device pixels, and faster than the screen is drawn, so that the
 * browser bundles moves. A long path that is between the pixels all along and was never bundled was computed.
 */
export const computed_pointer_path = defineSignal({
  id: 'computed_pointer_path',
  layer: 'behaviour',
  family: 'input_physics',
  title: 'Mouse path that no mouse can draw',
  needs: ['interaction', 'engine', 'platform', 'screen', 'windowGeometry'],
  judge: ({ interaction: i, platform, screen, windowGeometry }, { engine }) => {
    // Elsewhere honest moves lie between device pixels too: see pointer_fractional.
    const whole = movesByPixels(platform, screen, windowGeometry);
    const computed = i.pointerMoves >= 30 && i.coalescedMoves === 0 && i.fractionalMoves >= i.pointerMoves * 0.9;
    return engine === 'blink' && whole && computed
      ? hit(`${i.fractionalMoves} of ${i.pointerMoves} moves off the device pixels, none bundled`)
      : clear;
  },
});
