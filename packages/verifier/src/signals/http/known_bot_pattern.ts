import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

const ROBOTS =
  /bot(?=[\s/;,)]|$)|crawl(er|ing)?\b|spider\b|\b(facebookexternalhit|Slurp|Mediapartners-Google|APIs-Google|AdsBot|ia_archiver)\b/i;
const TOOLS = ['http_library', 'browser_automation'];

/** Robots that say they are. Whether it is true is a question of identity; this only reads the name. */
export const known_bot_pattern = defineSignal({
  id: 'known_bot_pattern',
  layer: 'http',
  family: 'declared',
  title: 'Request of a declared robot',
  needs: ['request', 'identity'],
  judge: ({ request, identity }) => {
    const userAgent = userAgentOf(request);
    // A maker of phones.
    if (/\bCUBOT\b/i.test(userAgent)) return clear;
    const robot = ROBOTS.exec(userAgent);
    if (robot) {
      return hit(`User-Agent names a robot: ${userAgent.slice(Math.max(0, robot.index - 24), robot.index + 24)}`);
    }
    // Libraries and headless browsers have signals of their own.
    const known = identity.name !== null && !TOOLS.includes(identity.category ?? '');
    return known ? hit(`known as ${identity.name}`) : clear;
  },
});
