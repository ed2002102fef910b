import { claimOf } from '../../facts/claim.ts';
import { destinationOf, isNavigation, keepsOrder } from '../../facts/destination.ts';
import { NAVIGATION_ORDER, outOfOrder, SAFARI_ORDER } from '../../facts/order.ts';
import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Engines write the headers of a navigation in an order of their own, whatever the version. */
export const foreign_header_order = defineSignal({
  id: 'foreign_header_order',
  layer: 'http',
  family: 'client',
  title: 'Headers in the order of something else',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, browser, major, embedded } = claimOf(userAgentOf(request));
    const isSafari = browser === 'safari' && (major ?? 0) >= 18 && request.httpVersion === '2';
    const order = isSafari ? SAFARI_ORDER : NAVIGATION_ORDER[engine];
    if (embedded || order === undefined) return clear;
    if (destinationOf(request) !== 'document' || !keepsOrder(request)) return clear;
    // Nothing says whether a client that left the metadata out asked for a page: what it sent is judged elsewhere.
    if (request.secure && !isNavigation(request)) return clear;
    const found = outOfOrder(request, order);
    return found === null ? clear : hit(`${found[0]} after ${found[1]}`);
  },
});
