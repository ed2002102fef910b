import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Headless Chromium names itself in the request, in the user agent or in the brand list. */
export const headless_user_agent = defineSignal({
  id: 'headless_user_agent',
  layer: 'http',
  family: 'declared',
  title: 'Request of a headless browser',
  needs: ['request'],
  judge: ({ request }) => {
    const said = [userAgentOf(request), header(request, 'sec-ch-ua') ?? ''].find((value) => /Headless/.test(value));
    return said === undefined ? clear : hit(`the request says ${/Headless\w*/.exec(said)?.[0]}`);
  },
});
