import { isDesktopPlatform } from '../../facts/device.ts';
import { fitsZoom } from '../../facts/window.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** An emulated viewport may exceed the window it is in. Zooming out does that honestly, so standard zoom steps are let off. */
export const viewport_emulated = defineSignal({
  id: 'viewport_emulated',
  layer: 'browser',
  family: 'headless_window',
  title: 'Page larger than its window',
  needs: ['windowGeometry', 'engine', 'platform'],
  judge: ({ windowGeometry: w, platform }, { engine }) => {
    if (engine !== 'blink' || !w.top || !isDesktopPlatform(platform.platform) || w.outerWidth === 0) return clear;
    const larger = w.innerWidth > w.outerWidth + 2 || w.innerHeight > w.outerHeight + 2;
    return larger && !fitsZoom(w)
      ? hit(`page ${w.innerWidth}x${w.innerHeight} in a window of ${w.outerWidth}x${w.outerHeight}`)
      : clear;
  },
});
