import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** What ChromeDriver and older drivers leave when they look elements up or run scripts. */
export const late_lookup_traces = defineSignal({
  id: 'late_lookup_traces',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Element look-up of a driver left on the page later',
  needs: ['lateGlobals'],
  judge: ({ lateGlobals }) => {
    const names = tracesOf('selenium', lateGlobals);
    if (lateGlobals.window.some(({ name }) => name === 'ret_nodes')) names.push('ret_nodes');
    return names.length > 0 ? hit(`found later: ${names.join(', ')}`) : clear;
  },
});
