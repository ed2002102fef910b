import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Keys go where the focus is. A page that is typed in and says it has none is typed in by something else than keys.
 */
export const focusless_keys = defineSignal({
  id: 'focusless_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Typing in a page without focus',
  needs: ['keyPhysics', 'platform', 'touch'],
  judge: ({ keyPhysics: k, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && k.focusless >= 3 && k.focusless * 2 >= k.keys
      ? hit(`${k.focusless} of ${k.keys} keys came while the page had no focus`)
      : clear,
});
