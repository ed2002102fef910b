import { clear, defineSignal, hit } from '../../signal.ts';

/** A mouse moves by whole device pixels; computed paths and element centres do not. */
export const pointer_fractional = defineSignal({
  id: 'pointer_fractional',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse between the pixels',
  needs: ['interaction', 'engine', 'platform', 'screen'],
  judge: ({ interaction: i, platform, screen }, { engine }) => {
    // At a ratio such as 1.5 the page itself begins between device pixels, and every honest move is off by that much.
    const whole = Number.isInteger(screen.pixelRatio) && /^(Win|Linux x86_64)/.test(platform.platform);
    return engine === 'blink' && whole && i.pointerMoves >= 3 && i.fractionalMoves >= i.pointerMoves / 2
      ? hit(`${i.fractionalMoves} of ${i.pointerMoves} moves off the device pixels`)
      : clear;
  },
});
