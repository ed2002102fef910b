import { clear, defineSignal, hit, hitInPart } from '../../signal.ts';

/** What a single field counts: pages put a search into theirs and send it by themselves. */
const ONE_FIELD = 0.5;

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
  needs: ['deeds', 'keyPhysics'],
  judge: ({ deeds: d, keyPhysics: k }) => {
    if (d.unattended === 0) return clear;
    const detail = `${d.unattended} of ${d.submits} forms were sent in a page that was never activated`;
    return k.scripted + k.silent >= 2 ? hit(detail) : hitInPart(detail, ONE_FIELD);
  },
});
