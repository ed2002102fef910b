import { replacedMembers } from '../../facts/natives.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Nothing was replaced but what pages replace themselves, and the automation flag stands where it belongs. */
export const intact_natives = defineSignal({
  id: 'intact_natives',
  layer: 'browser',
  family: 'human_consistency',
  title: "Platform functions are the platform's own",
  needs: ['nativeFunctions', 'webdriver'],
  judge: ({ nativeFunctions, webdriver }) => {
    const { altered, misbehaving } = replacedMembers(nativeFunctions);
    const untouched = nativeFunctions.checked >= 15 && altered.length === 0 && misbehaving.length === 0;
    return untouched && webdriver.value === 'false' && webdriver.getterNative === true
      ? hit(`${nativeFunctions.checked} functions are native`)
      : clear;
  },
});
