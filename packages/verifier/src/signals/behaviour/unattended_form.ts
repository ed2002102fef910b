import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * A form without a password was filled in and sent in a page that nobody has ever activated: no key, no press, no touch,
 * of no device and no assistive technology. A script did both.
 * @see https://html.spec.whatwg.org/multipage/interaction.html#tracking-user-activation
 */
export const unattended_form = defineSignal({
  id: 'unattended_form',
  layer: 'behaviour',
  family: 'driver_traces',
  title: 'Form filled in and sent with nobody there',
  needs: ['deeds'],
  judge: ({ deeds: d }) =>
    d.unattended > 0
      ? hit(`${d.unattended} of ${d.submits} forms were sent in a page that was never activated`)
      : clear,
});
