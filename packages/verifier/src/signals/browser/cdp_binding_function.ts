import { clear, defineSignal, hit } from '../../signal.ts';

/** `Runtime.addBinding` puts an unnamed native function on `window` with a property shape that nothing else has. */
export const cdp_binding_function = defineSignal({
  id: 'cdp_binding_function',
  layer: 'browser',
  family: 'driver_traces',
  title: "Debugger's binding on the page",
  needs: ['globals', 'engine', 'userAgent'],
  judge: ({ globals }, { engine, claim }) =>
    engine === 'blink' && !claim.embedded && globals.bindings.length > 0
      ? hit(`binding functions: ${globals.bindings.slice(0, 5).join(', ')}`)
      : clear,
});
