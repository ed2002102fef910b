import { expectedBrands, listBrands, sameBrands } from '../../facts/brands.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The filler brand and the order are a pure function of the version; copied lists give themselves away. */
export const client_hints_grease = defineSignal({
  id: 'client_hints_grease',
  layer: 'consistency',
  family: 'claim',
  title: 'Brand list that this version does not make',
  needs: ['clientHints', 'engine'],
  judge: ({ clientHints: { brands } }, { engine }) => {
    const expected = expectedBrands(brands);
    return engine === 'blink' && expected && !sameBrands(brands, expected)
      ? hit(`${listBrands(brands)} instead of ${listBrands(expected)}`)
      : clear;
  },
});
