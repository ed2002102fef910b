import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** What goes down comes up. Tools that send only the first half leave every key down. */
export const unreleased_keys = defineSignal({
  id: 'unreleased_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Keys that are never let go',
  needs: ['keyPhysics', 'platform', 'touch'],
  judge: ({ keyPhysics: k, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && k.keys >= 6 && k.unreleased * 2 >= k.keys
      ? hit(`${k.unreleased} of ${k.keys} keys were never let go`)
      : clear,
});
