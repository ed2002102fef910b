import { isKeyboardPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A key of a keyboard has a code; characters injected by the debugging protocol have none. Phones have none either. */
export const codeless_keys = defineSignal({
  id: 'codeless_keys',
  layer: 'behaviour',
  family: 'input',
  title: 'Keys that are on no keyboard',
  needs: ['interaction', 'platform', 'touch'],
  judge: ({ interaction: i, platform, touch }) =>
    isKeyboardPlatform(platform.platform, touch) && i.codelessKeys >= 5 && i.codelessKeys * 2 >= i.keys
      ? hit(`${i.codelessKeys} of ${i.keys} keys have no code`)
      : clear,
});
