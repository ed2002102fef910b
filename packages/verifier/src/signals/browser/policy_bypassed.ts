import { clear, defineSignal, hit } from '../../signal.ts';

/** An interceptor that puts scripts into a page first takes its policy away, or widens it. */
export const policy_bypassed = defineSignal({
  id: 'policy_bypassed',
  layer: 'browser',
  family: 'interception',
  title: 'Policy of the page not in force',
  needs: ['pagePolicy'],
  judge: ({ pagePolicy }) => (pagePolicy.bypassed ? hit('an image that the page forbids was shown') : clear),
});
