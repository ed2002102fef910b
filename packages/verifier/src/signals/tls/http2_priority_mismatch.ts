import { claimOf } from '../../facts/claim.ts';
import { destinationOf, isNavigation } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit, hitInPart } from '../../signal.ts';

const WEIGHT = { blink: 256, gecko: 42 } as const;

/** Safari left it to the header with version 26. */
const SAFARI_UNTIL = 18;

/** A page is the most urgent thing there is: Chromium and Firefox say so in the frame that asks for it, with one number each. */
export const http2_priority_mismatch = defineSignal({
  id: 'http2_priority_mismatch',
  layer: 'tls',
  family: 'client',
  title: 'Page asked for with the urgency of something else',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4, http2 }, request }) => {
    const { browser, engine, major, embedded } = claimOf(userAgentOf(request));
    if (!http2?.isFirst || embedded) return clear;
    // What is fetched before anybody asks is less urgent.
    const isAhead = header(request, 'sec-purpose') !== null || header(request, 'purpose') !== null;
    if (isAhead || destinationOf(request) !== 'document' || !isNavigation(request)) return clear;
    const isOldSafari = browser === 'safari' && major !== null && major <= SAFARI_UNTIL && stackOfTls(ja4) === 'apple';
    // Others measured it, and no Safari was at hand: half of the weight.
    if (http2.headersPriority === null) return isOldSafari ? hitInPart(`Safari ${major} without a weight`, 0.5) : clear;
    if (engine !== 'blink' && engine !== 'gecko') return clear;
    const { weight } = http2.headersPriority;
    if (weight === WEIGHT[engine]) return clear;
    const detail = `weight ${weight} where ${engine} has ${WEIGHT[engine]}`;
    // Firefox thinks less of tabs in the background.
    return engine === 'gecko' ? hitInPart(detail, 0.5) : hit(detail);
  },
});
