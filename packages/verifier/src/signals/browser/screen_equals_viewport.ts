import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Emulated screens are as large as the viewport: no room for the browser's own bars. */
export const screen_equals_viewport = defineSignal({
  id: 'screen_equals_viewport',
  layer: 'browser',
  family: 'headless_window',
  title: 'Page as large as the screen, without full screen',
  needs: ['windowGeometry', 'screen', 'engine', 'platform'],
  judge: ({ windowGeometry: w, screen, platform }, { engine }) => {
    const windowed = w.top && w.displayMode === 'browser' && isDesktopPlatform(platform.platform);
    const same = w.innerWidth === screen.width && w.innerHeight === screen.height;
    return engine === 'blink' && windowed && same
      ? hit(`page and screen are both ${screen.width}x${screen.height}`)
      : clear;
  },
});
