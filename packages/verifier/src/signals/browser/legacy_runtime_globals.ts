import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** PhantomJS, Nightmare and their kind. Short names that wallets or games share are left out. */
export const legacy_runtime_globals = defineSignal({
  id: 'legacy_runtime_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Names of retired automation runtimes on the page',
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('legacy', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
