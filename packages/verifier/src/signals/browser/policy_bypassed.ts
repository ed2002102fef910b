import { clear, defineSignal, hit } from '../../signal.ts';

/** Tools offer to take a page's policy away, so that what they put into it may run. */
export const policy_bypassed = defineSignal({
  id: 'policy_bypassed',
  layer: 'browser',
  family: 'interception',
  title: 'Policy of the page not in force',
  needs: ['pagePolicy'],
  judge: ({ pagePolicy }) => (pagePolicy.bypassed ? hit('an image that the page forbids was shown') : clear),
});
