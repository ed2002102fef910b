import { clear, defineSignal, hit } from '../../signal.ts';

const HIDING =
  /^(Navigator\.(webdriver|languages|permissions|plugins)|Permissions\.query|HTMLMediaElement\.canPlayType|HTMLIFrameElement\.(contentWindow|contentDocument)|MouseEvent\.(screenX|screenY|clientX))$/;

/** The members that stealth scripts replace and no ordinary extension does. */
export const altered_disguise = defineSignal({
  id: 'altered_disguise',
  layer: 'browser',
  family: 'tamper',
  title: 'Functions replaced that only automation hides',
  needs: ['nativeFunctions'],
  judge: ({ nativeFunctions }) => {
    const hidden = nativeFunctions.altered.filter((name) => HIDING.test(name));
    return hidden.length > 0 ? hit(`not native: ${hidden.slice(0, 6).join(', ')}`) : clear;
  },
});
