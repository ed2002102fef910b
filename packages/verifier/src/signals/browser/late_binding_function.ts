import { clear, defineSignal, hit } from '../../signal.ts';

/** A binding added without the runtime domain exists from the next context on, so it is looked for again. */
export const late_binding_function = defineSignal({
  id: 'late_binding_function',
  layer: 'browser',
  family: 'driver_traces',
  title: "Debugger's binding on the page later",
  needs: ['lateGlobals', 'engine', 'userAgent'],
  judge: ({ lateGlobals }, { engine, claim }) =>
    engine === 'blink' && !claim.embedded && lateGlobals.bindings.length > 0
      ? hit(`binding functions found later: ${lateGlobals.bindings.slice(0, 5).join(', ')}`)
      : clear,
});
