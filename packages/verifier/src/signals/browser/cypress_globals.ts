import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** Cypress runs in the page's own window. */
export const cypress_globals = defineSignal({
  id: 'cypress_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Cypress on the page',
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('cypress', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
