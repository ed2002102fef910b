import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A page that is seen is in a window, and a window on a desktop has a size. */
export const unsized_window = defineSignal({
  id: 'unsized_window',
  layer: 'browser',
  family: 'headless_window',
  title: 'Window without a size',
  needs: ['windowGeometry', 'platform', 'engine', 'focus'],
  judge: ({ windowGeometry: w, platform }, { engine, visible }) =>
    engine === 'blink' &&
    isDesktopPlatform(platform.platform) &&
    w.top &&
    visible === 'yes' &&
    (w.outerWidth === 0 || w.outerHeight === 0)
      ? hit(`a window of ${w.outerWidth} × ${w.outerHeight} around a page of ${w.innerWidth} × ${w.innerHeight}`)
      : clear,
});
