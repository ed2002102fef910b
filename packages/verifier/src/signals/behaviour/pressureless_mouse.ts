import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * A mouse that was led to what it presses and never presses with any force. Screen readers press without force too, but
 * lead no mouse there: moves before the presses tell a driver from assistance.
 */
export const pressureless_mouse = defineSignal({
  id: 'pressureless_mouse',
  layer: 'behaviour',
  family: 'input_physics',
  title: 'Mouse that is moved but has no button',
  needs: ['interaction', 'engine', 'platform'],
  judge: ({ interaction: i, platform }, { engine }) => {
    const never = i.mousePresses >= 2 && i.pressureless === i.mousePresses;
    const led = i.pressesWithoutApproach === 0 && i.pointerMoves >= 10 * i.mousePresses;
    return engine === 'blink' && never && led && isDesktopPlatform(platform.platform)
      ? hit(`${i.mousePresses} presses without pressure after ${i.pointerMoves} moves`)
      : clear;
  },
});
