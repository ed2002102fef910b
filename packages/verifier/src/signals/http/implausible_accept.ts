import { claimOf } from '../../facts/claim.ts';
import { isNavigation } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Browsers ask for pages with a list that begins with `text/html`, and say so with every request; libraries take anything, or do not say. */
export const implausible_accept = defineSignal({
  id: 'implausible_accept',
  layer: 'http',
  family: 'client',
  title: 'Page asked for as no browser asks',
  needs: ['request'],
  judge: ({ request }) => {
    const accept = header(request, 'accept');
    if (accept === null) return hit('no Accept header');
    if (claimOf(userAgentOf(request)).engine === 'unknown' || !isNavigation(request)) return clear;
    return /^text\/html\b/i.test(accept.trim()) ? clear : hit(`a page asked for as ${accept.slice(0, 60)}`);
  },
});
