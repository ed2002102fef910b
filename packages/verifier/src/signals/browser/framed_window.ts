import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Bars above the page, and all of it on the screen. */
export const framed_window = defineSignal({
  id: 'framed_window',
  layer: 'browser',
  family: 'human_consistency',
  title: 'Window with a browser around it',
  needs: ['windowGeometry', 'screen', 'platform'],
  judge: ({ windowGeometry: w, screen, platform }) => {
    const bars = w.outerHeight - w.innerHeight;
    const fits = w.outerWidth <= screen.width + 24 && w.outerHeight <= screen.height + 24;
    return w.top &&
      isDesktopPlatform(platform.platform) &&
      bars >= 40 &&
      bars <= 320 &&
      w.outerWidth >= w.innerWidth &&
      fits
      ? hit(`${bars} pixels of bars, within the screen`)
      : clear;
  },
});
