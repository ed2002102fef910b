import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A mouse on a desktop, a finger on a phone. */
export const fitting_pointer = defineSignal({
  id: 'fitting_pointer',
  layer: 'browser',
  family: 'human_consistency',
  title: 'Pointer that fits the device',
  needs: ['mediaFeatures', 'touch', 'platform'],
  judge: ({ mediaFeatures: m, touch, platform }) => {
    const mouse = isDesktopPlatform(platform.platform) && m.pointer === 'fine' && m.hover === true;
    const finger = !isDesktopPlatform(platform.platform) && m.pointer === 'coarse' && touch.maxTouchPoints > 0;
    return mouse || finger ? hit(mouse ? 'a mouse on a desktop' : 'a touch screen on a phone') : clear;
  },
});
