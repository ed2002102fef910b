import { featureAge } from '../../facts/features.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** What the browser can do is what its version could. */
export const coherent_features = defineSignal({
  id: 'coherent_features',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Features fit the version',
  needs: ['features', 'userAgent', 'engine'],
  judge: ({ features }, { engine, claim }) => {
    if (engine !== 'blink' || claim.engine !== 'blink' || claim.major === null) return clear;
    const { atLeast, olderThan } = featureAge(features.bits);
    return atLeast <= claim.major && (olderThan === null || olderThan > claim.major)
      ? hit(`as Chromium ${claim.major}`)
      : clear;
  },
});
