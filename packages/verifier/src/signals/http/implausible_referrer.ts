import { isNavigation } from '../../facts/destination.ts';
import { header } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

const SEARCH = /^(www\.)?(google\.[a-z.]{2,6}|bing\.com|duckduckgo\.com)$/i;

/** What a person types comes from nowhere, and search engines name no more than themselves. */
export const implausible_referrer = defineSignal({
  id: 'implausible_referrer',
  layer: 'http',
  family: 'client',
  title: 'Referrer that cannot be',
  needs: ['request'],
  judge: ({ request }) => {
    const referrer = /^https?:\/\/([^/?#]+)(\/[^?#]*)?/i.exec(header(request, 'referer') ?? '');
    if (!referrer || !isNavigation(request)) return clear;
    const [, from = '', path = ''] = referrer;
    const site = header(request, 'sec-fetch-site');
    const to = header(request, 'host') ?? header(request, ':authority') ?? '';
    if (site === 'same-origin' && to !== '' && from.toLowerCase() !== to.toLowerCase()) {
      return hit(`from ${from}, and of the same origin`);
    }
    if (site === 'none') return hit(`from ${from}, and from nowhere`);
    return SEARCH.test(from) && path.length > 1 ? hit(`${from}${path.slice(0, 40)} as a search gives no path`) : clear;
  },
});
