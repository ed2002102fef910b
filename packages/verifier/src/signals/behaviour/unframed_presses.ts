import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Old drivers gave the same place on the screen as in the page. Scripts that repair it by hand add the window's
 * position and forget the bars above the page.
 */
export const unframed_presses = defineSignal({
  id: 'unframed_presses',
  layer: 'behaviour',
  family: 'input',
  title: 'Presses that forget the frame of the window',
  needs: ['pointerPhysics', 'engine', 'platform'],
  judge: ({ pointerPhysics: p, platform }, { engine }) =>
    engine === 'blink' && isDesktopPlatform(platform.platform) && p.presses >= 2 && p.unframed === p.presses
      ? hit(`${p.unframed} of ${p.presses} presses leave no room for the window's own frame`)
      : clear,
});
