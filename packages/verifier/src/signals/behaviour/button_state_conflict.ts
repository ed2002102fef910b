import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * The system says with each event which buttons are down. A tool that makes events up has to say so itself, and
 * forgets.
 */
export const button_state_conflict = defineSignal({
  id: 'button_state_conflict',
  layer: 'behaviour',
  family: 'input',
  title: 'Buttons that contradict themselves',
  needs: ['pointerPhysics', 'engine', 'platform'],
  judge: ({ pointerPhysics: p, platform }, { engine }) => {
    const said = [
      p.heldReleases >= 2 && `${p.heldReleases} releases of a button that is still down`,
      p.unheldDrags >= 5 && `${p.unheldDrags} moves of a drag that holds nothing`,
      p.strayReleases >= 3 && p.strayReleases >= p.presses && `${p.strayReleases} releases of no press`,
    ].filter((part) => part !== false);
    return engine === 'blink' && isDesktopPlatform(platform.platform) && said.length > 0 ? hit(said.join(', ')) : clear;
  },
});
