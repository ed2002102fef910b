import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Headless browsers have no pointing device, and media queries say so. */
export const pointer_none_desktop = defineSignal({
  id: 'pointer_none_desktop',
  layer: 'browser',
  family: 'headless_window',
  title: 'Desktop without any pointer',
  needs: ['mediaFeatures', 'touch', 'engine', 'platform'],
  judge: ({ mediaFeatures: m, touch, platform }, { engine }) => {
    const known = engine === 'blink' || engine === 'gecko';
    const none = m.pointer === 'none' && m.hover === false && touch.maxTouchPoints === 0;
    return known && none && isDesktopPlatform(platform.platform) ? hit('pointer: none, no hover, no touch') : clear;
  },
});
