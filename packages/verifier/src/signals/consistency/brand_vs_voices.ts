import { platformFamily } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Google's builds bring voices that are spoken by its servers. Other builds under its name have only the system's.
 */
export const brand_vs_voices = defineSignal({
  id: 'brand_vs_voices',
  layer: 'consistency',
  family: 'claim',
  title: 'Google Chrome without its own voices',
  needs: ['speechVoices', 'clientHints', 'platform'],
  judge: ({ speechVoices: v, clientHints, platform }) => {
    const family = platformFamily(platform.platform);
    const named = clientHints.brands.some(({ brand }) => brand === 'Google Chrome');
    const own = v.total !== null && v.total > 0 && v.google === 0;
    return named && own && (family === 'windows' || family === 'mac')
      ? hit(`${v.total} voices, none of Google's`)
      : clear;
  },
});
