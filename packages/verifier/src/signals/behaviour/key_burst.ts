import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Nobody types fifty keys a second, key by key. */
export const key_burst = defineSignal({
  id: 'key_burst',
  layer: 'behaviour',
  family: 'input',
  title: 'Keys faster than fingers',
  needs: ['interaction', 'platform', 'touch'],
  judge: ({ interaction: i, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && i.keyGapMedianMs !== null && i.keys >= 8 && i.keyGapMedianMs < 20
      ? hit(`${i.keys} keys, ${i.keyGapMedianMs} ms apart`)
      : clear,
});
