import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** TestCafe rewrites pages through a proxy and keeps its state under names with percent signs. */
export const testcafe_globals = defineSignal({
  id: 'testcafe_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: "TestCafe's proxy on the page",
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('testcafe', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
