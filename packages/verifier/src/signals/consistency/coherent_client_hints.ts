import { chromiumMajor, expectedBrands, sameBrands } from '../../facts/brands.ts';
import { familyOfOs, osOfHint } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Version, system and the formula of the brand list agree. */
export const coherent_client_hints = defineSignal({
  id: 'coherent_client_hints',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Client hints fit the user agent and the version',
  needs: ['clientHints', 'userAgent'],
  judge: ({ clientHints: { brands, platform, mobile } }, { claim }) => {
    const expected = expectedBrands(brands);
    const agrees =
      chromiumMajor(brands) === claim.major &&
      familyOfOs(osOfHint(platform)) === familyOfOs(claim.os) &&
      mobile === claim.mobile;
    return claim.engine === 'blink' && agrees && expected && sameBrands(brands, expected)
      ? hit(`${platform}, Chromium ${claim.major}`)
      : clear;
  },
});
