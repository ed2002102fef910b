import { platformFamily } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Windows and macOS keep a part of the screen to themselves. A screen without that part is often none. */
export const barless_screen = defineSignal({
  id: 'barless_screen',
  layer: 'browser',
  family: 'headless_window',
  title: 'Desktop without a bar',
  needs: ['screen', 'platform', 'windowGeometry', 'engine'],
  judge: ({ screen: s, platform, windowGeometry: w }, { engine }) => {
    const family = platformFamily(platform.platform);
    const whole = s.availWidth === s.width && s.availHeight === s.height;
    return engine === 'blink' &&
      whole &&
      (family === 'windows' || family === 'mac') &&
      w.top &&
      w.displayMode === 'browser'
      ? hit(`all of ${s.width} × ${s.height} is free`)
      : clear;
  },
});
