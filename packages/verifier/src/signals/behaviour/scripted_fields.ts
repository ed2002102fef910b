import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Scripts write into fields and tell the page so by events of their own, or not at all. So do password managers, hence
 * the small weight.
 */
export const scripted_fields = defineSignal({
  id: 'scripted_fields',
  layer: 'behaviour',
  family: 'input',
  title: 'Fields that only scripts filled',
  needs: ['keyPhysics', 'interaction'],
  judge: ({ keyPhysics: k, interaction }) => {
    const byScript = k.scripted + k.silent;
    return byScript >= 2 && k.scripted === k.fields && interaction.keys === 0
      ? hit(`${byScript} fields were filled by scripts, and no key was pressed`)
      : clear;
  },
});
