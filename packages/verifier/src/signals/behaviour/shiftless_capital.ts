import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** On a keyboard a capital takes Shift or Caps Lock. Tools type the character as such. */
export const shiftless_capital = defineSignal({
  id: 'shiftless_capital',
  layer: 'behaviour',
  family: 'input',
  title: 'Capital without Shift',
  needs: ['keyPhysics', 'platform', 'touch'],
  judge: ({ keyPhysics: k, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && k.shiftlessCapital
      ? hit('a capital came with neither Shift nor Caps Lock')
      : clear,
});
