import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Headless Chromium invents a screen of 800x600 with a window of 780x580, or one too small for its window. */
export const screen_default_headless = defineSignal({
  id: 'screen_default_headless',
  layer: 'browser',
  family: 'headless_window',
  title: 'Screen of a headless browser',
  needs: ['windowGeometry', 'screen', 'engine', 'platform'],
  judge: ({ windowGeometry: w, screen, platform }, { engine }) => {
    const small = screen.width === 800 && screen.height === 600;
    const invented = (w.outerWidth === 780 && w.outerHeight === 580) || w.innerWidth > 800 || w.innerHeight > 600;
    return engine === 'blink' && w.top && isDesktopPlatform(platform.platform) && small && invented
      ? hit(`screen 800x600 with a page of ${w.innerWidth}x${w.innerHeight}`)
      : clear;
  },
});
