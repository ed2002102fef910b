import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * A form without a password was filled in and sent in a page that became active with nothing to activate it: no key, press,
 * touch or click of any device or assistive technology, nothing that the browser filled in, and no frame in it where that
 * could have been. Debuggers, and programs with a WebKit of their own, run scripts as if a person had asked for them.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate (`userGesture`, 2026-11)
 */
export const causeless_activation = defineSignal({
  id: 'causeless_activation',
  layer: 'behaviour',
  family: 'driver_traces',
  title: 'Page activated by nobody',
  needs: ['deeds', 'engine'],
  judge: ({ deeds: d }, { engine }) =>
    (engine === 'blink' || engine === 'webkit') && d.causeless > 0
      ? hit(`${d.causeless} of ${d.submits} forms were sent in a page that no input ever activated`)
      : clear,
});
