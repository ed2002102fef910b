import { header } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The collector's request is a fetch: not a navigation, not begun by typing an address. */
export const sec_fetch_inconsistent = defineSignal({
  id: 'sec_fetch_inconsistent',
  layer: 'http',
  family: 'client',
  title: 'Fetch metadata of another kind of request',
  needs: ['request'],
  judge: ({ request }) => {
    const [site, mode, dest, user] = ['site', 'mode', 'dest', 'user'].map((part) =>
      header(request, `sec-fetch-${part}`),
    );
    if (!site && !mode && !dest && !user) return clear;
    const wrong = [
      site && !['same-origin', 'same-site', 'cross-site'].includes(site) && `site ${site}`,
      mode && !['cors', 'no-cors', 'same-origin'].includes(mode) && `mode ${mode}`,
      dest && dest !== 'empty' && `dest ${dest}`,
      user && `user ${user}`,
    ].filter((part) => typeof part === 'string' && part !== '');
    return wrong.length > 0 ? hit(`Sec-Fetch ${wrong.join(', ')} on a fetch`) : clear;
  },
});
