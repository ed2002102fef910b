import { claimOf } from '../../facts/claim.ts';
import { destinationOf, isNavigation } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Chromium and Firefox ask with every navigation that insecure requests be upgraded. */
export const incomplete_navigation = defineSignal({
  id: 'incomplete_navigation',
  layer: 'http',
  family: 'client',
  title: 'Navigation without what the browser adds',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, embedded } = claimOf(userAgentOf(request));
    if (embedded || (engine !== 'blink' && engine !== 'gecko')) return clear;
    // On plain http a page's own fetch may look like a navigation: there are no metadata.
    if (destinationOf(request) !== 'document' || !(request.secure || isNavigation(request))) return clear;
    return header(request, 'upgrade-insecure-requests') === null ? hit('no Upgrade-Insecure-Requests') : clear;
  },
});
