import { familyOfOs, platformFamily } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** One operating system by both. */
export const coherent_platform = defineSignal({
  id: 'coherent_platform',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Platform fits the user agent',
  needs: ['platform', 'userAgent'],
  judge: ({ platform }, { claim }) => {
    const family = platformFamily(platform.platform);
    return family !== 'unknown' && family === familyOfOs(claim.os)
      ? hit(`${platform.platform} and ${claim.os}`)
      : clear;
  },
});
