import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * A form with text in it was sent before any press, key, touch or wandering of the focus. Readers, voice control and
 * autofill leave at least one of them.
 */
export const untouched_submission = defineSignal({
  id: 'untouched_submission',
  layer: 'behaviour',
  family: 'input',
  title: 'Form sent without a touch',
  needs: ['deeds'],
  judge: ({ deeds: d }) => (d.untouched > 0 ? hit(`${d.untouched} of ${d.submits} forms were sent untouched`) : clear),
});
