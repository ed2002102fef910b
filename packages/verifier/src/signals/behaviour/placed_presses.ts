import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * One jump to a point between two pixels, and pressed and let go at once: the centre of an element, computed. Voice control
 * jumps and presses at once too, but through the system, which knows whole pixels only.
 */
export const placed_presses = defineSignal({
  id: 'placed_presses',
  layer: 'behaviour',
  family: 'input_physics',
  title: 'Mouse set down between the pixels',
  needs: ['interaction', 'engine', 'platform', 'screen'],
  judge: ({ interaction: i, platform, screen }, { engine }) => {
    // Elsewhere honest moves lie between device pixels too: see pointer_fractional.
    const whole = Number.isInteger(screen.pixelRatio) && /^(Win|Linux x86_64)/.test(platform.platform);
    const jumped = i.pointerMoves > 0 && i.pointerMoves <= 2 * i.mousePresses && i.fractionalMoves === i.pointerMoves;
    const atOnce = i.touches === 0 && i.pressMedianMs !== null && i.pressMedianMs < 60;
    return engine === 'blink' && whole && jumped && atOnce
      ? hit(`${i.mousePresses} presses of ${i.pressMedianMs} ms after ${i.pointerMoves} jumps off the device pixels`)
      : clear;
  },
});
