import { isDesktopPlatform } from '../../facts/device.ts';
import { isGuestRenderer, rendererOf } from '../../facts/graphics.ts';
import { isTimedByX11 } from '../../facts/hand.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * The machine says it has no pointing device, and yet is pressed by one. Qt's copy of Chromium says so of every machine;
 * on remote desktops the mouse is at the other end.
 */
export const mouse_without_pointer = defineSignal({
  id: 'mouse_without_pointer',
  layer: 'behaviour',
  family: 'input',
  title: 'Mouse presses where there is no mouse',
  needs: ['interaction', 'mediaFeatures', 'platform', 'engine', 'userAgent', 'webgl', 'eventClock'],
  judge: ({ interaction: i, mediaFeatures, platform, webgl, eventClock }, { engine, claim }) =>
    engine === 'blink' &&
    !claim.embedded &&
    !isGuestRenderer(rendererOf(webgl)) &&
    !isTimedByX11(eventClock, platform) &&
    isDesktopPlatform(platform.platform) &&
    mediaFeatures.anyPointer === 'none' &&
    i.mousePresses > 0
      ? hit(`${i.mousePresses} mouse presses without a pointing device`)
      : clear,
});
