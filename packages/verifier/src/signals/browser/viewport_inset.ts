import { isDesktopPlatform } from '../../facts/device.ts';
import { fitsZoom } from '../../facts/window.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** An emulated viewport in a larger window leaves both a wide and a tall rest. DevTools and side panels take one or the other. */
export const viewport_inset = defineSignal({
  id: 'viewport_inset',
  layer: 'browser',
  family: 'headless_window',
  title: 'Page much smaller than its window',
  needs: ['windowGeometry', 'engine', 'platform'],
  judge: ({ windowGeometry: w, platform }, { engine }) => {
    if (engine === 'unknown' || engine === 'webkit' || !w.top || !isDesktopPlatform(platform.platform)) return clear;
    const inset = w.outerWidth - w.innerWidth >= 100 && w.outerHeight - w.innerHeight >= 300;
    return inset && !fitsZoom(w)
      ? hit(`page ${w.innerWidth}x${w.innerHeight} in a window of ${w.outerWidth}x${w.outerHeight}`)
      : clear;
  },
});
