import { claimOf } from '../../facts/claim.ts';
import { destinationOf, isNavigation, keepsOrder } from '../../facts/destination.ts';
import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

const ORDER: Readonly<Record<'blink' | 'gecko', readonly string[]>> = {
  blink: [
    'sec-ch-ua',
    'sec-ch-ua-mobile',
    'sec-ch-ua-platform',
    'upgrade-insecure-requests',
    'user-agent',
    'accept',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-user',
    'sec-fetch-dest',
    'accept-encoding',
    'accept-language',
  ],
  gecko: [
    'user-agent',
    'accept',
    'accept-language',
    'accept-encoding',
    'upgrade-insecure-requests',
    'sec-fetch-dest',
    'sec-fetch-mode',
    'sec-fetch-site',
    'sec-fetch-user',
    'priority',
  ],
};

/** Engines write the headers of a navigation in an order of their own, whatever the version. */
export const foreign_header_order = defineSignal({
  id: 'foreign_header_order',
  layer: 'http',
  family: 'client',
  title: 'Headers in the order of something else',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, embedded } = claimOf(userAgentOf(request));
    if (embedded || (engine !== 'blink' && engine !== 'gecko')) return clear;
    if (destinationOf(request) !== 'document' || !keepsOrder(request)) return clear;
    // Nothing says whether a client that left the metadata out asked for a page: what it sent is judged elsewhere.
    if (request.secure && !isNavigation(request)) return clear;
    const order = ORDER[engine];
    const sent = request.headers.map(([name]) => name.toLowerCase()).filter((name) => order.includes(name));
    const at = sent.findIndex((name, i) => i > 0 && order.indexOf(name) < order.indexOf(sent[i - 1]!));
    return at < 0 ? clear : hit(`${sent[at]} after ${sent[at - 1]}`);
  },
});
