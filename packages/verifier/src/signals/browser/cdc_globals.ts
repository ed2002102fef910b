import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** ChromeDriver keeps copies of built-ins on `window` under names of one shape. @see https://source.chromium.org/chromium/chromium/src/+/main:chrome/test/chromedriver/ (2026-11) */
export const cdc_globals = defineSignal({
  id: 'cdc_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: "ChromeDriver's built-ins on the page",
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('chromedriver', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
