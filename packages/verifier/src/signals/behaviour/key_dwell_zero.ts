import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A key is down for about a tenth of a second under a finger, and for none under a script. */
export const key_dwell_zero = defineSignal({
  id: 'key_dwell_zero',
  layer: 'behaviour',
  family: 'input',
  title: 'Keys let go at once',
  needs: ['interaction', 'platform', 'touch'],
  judge: ({ interaction: i, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) &&
    i.keyDwellMedianMs !== null &&
    i.keys >= 5 &&
    i.keyDwellMedianMs <= 8
      ? hit(`keys stay down ${i.keyDwellMedianMs} ms`)
      : clear,
});
