import { clear, defineSignal, hit } from '../../signal.ts';

/** Who hides the flag moves it: browsers keep a native accessor on `Navigator.prototype` and nothing on `navigator`. */
export const webdriver_descriptor = defineSignal({
  id: 'webdriver_descriptor',
  layer: 'browser',
  family: 'tamper',
  title: 'Automation flag in the wrong place',
  needs: ['webdriver', 'engine', 'userAgent'],
  judge: ({ webdriver }, { engine, claim }) => {
    if (webdriver.own) return hit('navigator has an own webdriver property');
    if (webdriver.getterNative === false) return hit('the getter of navigator.webdriver is not native');
    if (webdriver.value === 'other') return hit('navigator.webdriver is not a boolean');
    // Chromium has had the property everywhere since 89; WebViews of some makers still go without.
    const expected = engine === 'blink' && !claim.embedded && !claim.mobile && (claim.major ?? 0) >= 89;
    return expected && !webdriver.onPrototype ? hit('Navigator.prototype has no webdriver accessor') : clear;
  },
});
