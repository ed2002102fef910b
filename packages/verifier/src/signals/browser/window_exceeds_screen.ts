import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Playwright sizes the window around its viewport, whatever the screen. Windows across two screens are wider, not taller. */
export const window_exceeds_screen = defineSignal({
  id: 'window_exceeds_screen',
  layer: 'browser',
  family: 'headless_window',
  title: 'Window taller than its screen',
  needs: ['windowGeometry', 'screen', 'engine', 'platform'],
  judge: ({ windowGeometry: w, screen, platform }, { engine }) =>
    engine === 'blink' && w.top && isDesktopPlatform(platform.platform) && w.outerHeight > screen.height + 40
      ? hit(`window ${w.outerWidth}x${w.outerHeight} on a screen of ${screen.width}x${screen.height}`)
      : clear,
});
