import { clear, defineSignal, hit } from '../../signal.ts';

/** Text that came in with no key, composition, paste, drop or autofill before it. */
export const inputs_without_keys = defineSignal({
  id: 'inputs_without_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Text that nobody typed',
  needs: ['interaction'],
  judge: ({ interaction: i }) =>
    i.inputsWithoutKeys >= 2 ? hit(`${i.inputsWithoutKeys} fields were filled without a key`) : clear,
});
