import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Touch events that are switched on for a machine without any touch point: device emulation does that. */
export const touch_flag_mismatch = defineSignal({
  id: 'touch_flag_mismatch',
  layer: 'browser',
  family: 'headless_window',
  title: 'Touch events on a machine without touch',
  needs: ['touch', 'mediaFeatures', 'engine', 'platform'],
  judge: ({ touch, mediaFeatures, platform }, { engine }) => {
    const claimed = touch.onTouchStart && touch.maxTouchPoints === 0 && mediaFeatures.anyPointer !== 'coarse';
    return engine === 'blink' && claimed && mediaFeatures.anyPointer !== 'both' && isDesktopPlatform(platform.platform)
      ? hit('ontouchstart without touch points')
      : clear;
  },
});
