import { isCollect } from '../../facts/destination.ts';
import { header } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

const SITES = ['same-origin', 'same-site', 'cross-site', 'none'];
const MODES = ['navigate', 'nested-navigate', 'cors', 'no-cors', 'same-origin', 'websocket', 'webtransport'];
const FRAMES = ['document', 'iframe', 'frame', 'fencedframe', 'embed', 'object'];

/** The four values go together: a navigation is for a document, a fetch is for nothing, and only a person begins what comes from nowhere. */
export const sec_fetch_inconsistent = defineSignal({
  id: 'sec_fetch_inconsistent',
  layer: 'http',
  family: 'client',
  title: 'Fetch metadata that no request has',
  needs: ['request'],
  judge: ({ request }) => {
    const [site, mode, dest, user] = ['site', 'mode', 'dest', 'user'].map((part) =>
      header(request, `sec-fetch-${part}`),
    );
    const collect = isCollect(request);
    const navigates = mode === 'navigate' || mode === 'nested-navigate';
    const wrong = [
      site && !SITES.includes(site) && `site ${site}`,
      mode && !MODES.includes(mode) && `mode ${mode}`,
      navigates && dest && !FRAMES.includes(dest) && `a navigation for ${dest}`,
      mode && !navigates && ['document', 'iframe', 'frame'].includes(dest ?? '') && `${dest} by ${mode}`,
      user && user !== '?1' && `user ${user}`,
      user && mode && !navigates && `user on ${mode}`,
      site === 'none' && dest && !FRAMES.includes(dest) && dest !== 'empty' && `${dest} from nowhere`,
      // The collector's request is a fetch of a page's own script.
      collect && navigates && 'a navigation on a fetch',
      collect && site === 'none' && 'a fetch from nowhere',
      collect && dest && dest !== 'empty' && `${dest} on a fetch`,
    ].filter((part) => typeof part === 'string' && part !== '');
    return wrong.length > 0 ? hit(`Sec-Fetch: ${wrong.join(', ')}`) : clear;
  },
});
