import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** Older drivers, the IDE and Watir keep their state on `window` and `document`. */
export const selenium_globals = defineSignal({
  id: 'selenium_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Names of older Selenium drivers on the page',
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('selenium', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
