import { featureAge } from '../../facts/features.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A Chromium that lacks what it had years before its claimed version, or has what came later. Scripts can add features, but not to CSS. */
export const version_vs_features = defineSignal({
  id: 'version_vs_features',
  layer: 'consistency',
  family: 'claim',
  title: 'Version without its features',
  needs: ['features', 'userAgent', 'engine'],
  judge: ({ features }, { engine, claim }) => {
    if (engine !== 'blink' || claim.engine !== 'blink' || claim.major === null || claim.embedded) return clear;
    const { atLeast, olderThan } = featureAge(features.bits);
    if (olderThan !== null && claim.major >= olderThan + 2) {
      return hit(`says ${claim.major}, lacks what came with ${olderThan}`);
    }
    return atLeast > claim.major + 2 ? hit(`says ${claim.major}, has what came with ${atLeast}`) : clear;
  },
});
