import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** Bindings, recorder, clock and init scripts of Playwright stand on `window` under its own prefix. */
export const playwright_globals = defineSignal({
  id: 'playwright_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: "Playwright's names on the page",
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('playwright', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
