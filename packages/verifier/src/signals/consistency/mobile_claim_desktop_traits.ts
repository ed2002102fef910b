import { clear, defineSignal, hit } from '../../signal.ts';

/** A phone has touch and a coarse pointer and cannot hover. Tablets in desktop mode do not say they are phones. */
export const mobile_claim_desktop_traits = defineSignal({
  id: 'mobile_claim_desktop_traits',
  layer: 'consistency',
  family: 'claim',
  title: 'Phone with the traits of a desktop',
  needs: ['userAgent', 'touch', 'mediaFeatures', 'platform'],
  judge: ({ touch, mediaFeatures: m, platform }, { claim }) => {
    if (!claim.mobile || (claim.os !== 'android' && claim.os !== 'ios')) return clear;
    const traits = [
      touch.maxTouchPoints === 0 && 'no touch points',
      m.pointer === 'fine' && 'a fine pointer',
      m.hover === true && 'hover',
      /^(Win|Mac|Linux x86_64)/.test(platform.platform) && platform.platform,
    ].filter((trait) => trait !== false);
    return traits.length >= 3 ? hit(`${claim.os} with ${traits.join(', ')}`) : clear;
  },
});
