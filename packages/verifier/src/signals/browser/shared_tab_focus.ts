import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * One keyboard, one focus: of all pages of a browser one can have it. Tools that feign it give it to every page they
 * open.
 */
export const shared_tab_focus = defineSignal({
  id: 'shared_tab_focus',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Two pages that both have the focus',
  needs: ['tabFocus', 'platform', 'touch'],
  judge: ({ tabFocus, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && tabFocus.shared >= 2
      ? hit(`another page had the focus at the same time, ${tabFocus.shared} times`)
      : clear,
});
