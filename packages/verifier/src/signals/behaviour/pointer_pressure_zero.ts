import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A pressed mouse button has pressure 0.5 in Chromium; presses sent by the debugging protocol often have none. */
export const pointer_pressure_zero = defineSignal({
  id: 'pointer_pressure_zero',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse pressed without pressure',
  needs: ['interaction', 'engine', 'platform'],
  judge: ({ interaction: i, platform }, { engine }) => {
    const all = i.mousePresses > 0 && i.pressureless === i.mousePresses;
    return engine === 'blink' && all && isDesktopPlatform(platform.platform)
      ? hit(`${i.pressureless} of ${i.mousePresses} mouse presses had no pressure`)
      : clear;
  },
});
