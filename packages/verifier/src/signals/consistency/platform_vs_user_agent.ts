import { familyOfOs, platformFamily } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** `navigator.platform` is forgotten when a user agent is changed. */
export const platform_vs_user_agent = defineSignal({
  id: 'platform_vs_user_agent',
  layer: 'consistency',
  family: 'claim',
  title: 'Platform contradicts the user agent',
  needs: ['platform', 'userAgent'],
  judge: ({ platform }, { claim }) => {
    const claimed = familyOfOs(claim.os);
    const family = platformFamily(platform.platform);
    // iPad applications on a Mac, and iPads that ask for desktop pages.
    const apple = (claimed === 'ios' && family === 'mac') || (claimed === 'mac' && family === 'ios');
    return claimed !== 'unknown' && family !== 'unknown' && claimed !== family && !apple
      ? hit(`user agent ${claim.os}, platform ${platform.platform}`)
      : clear;
  },
});
