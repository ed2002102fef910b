import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Each key has a number in the system's table. An event that somebody filled in by hand often has only the name.
 */
export const unnumbered_keys = defineSignal({
  id: 'unnumbered_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Keys with a name and no number',
  needs: ['keyPhysics', 'platform', 'touch'],
  judge: ({ keyPhysics: k, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && k.numberless >= 3 && k.numberless * 2 >= k.keys
      ? hit(`${k.numberless} of ${k.keys} keys have no number`)
      : clear,
});
