import { clear, defineSignal, hit } from '../../signal.ts';

/** A mouse moves by whole device pixels; computed paths and element centres do not. */
export const pointer_fractional = defineSignal({
  id: 'pointer_fractional',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse between the pixels',
  needs: ['interaction', 'engine', 'platform'],
  judge: ({ interaction: i, platform }, { engine }) => {
    const share = i.pointerMoves === 0 ? 0 : i.fractionalMoves / i.pointerMoves;
    return engine === 'blink' && /^(Win|Linux x86_64)/.test(platform.platform) && i.pointerMoves >= 3 && share >= 0.5
      ? hit(`${i.fractionalMoves} of ${i.pointerMoves} moves off the device pixels`)
      : clear;
  },
});
