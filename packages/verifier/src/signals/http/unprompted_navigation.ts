import { claimOf } from '../../facts/claim.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** What comes from nowhere was typed, or chosen among bookmarks: Chromium and Firefox say that a person did it. */
export const unprompted_navigation = defineSignal({
  id: 'unprompted_navigation',
  layer: 'http',
  family: 'client',
  title: 'Visit from nowhere that nobody began',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, embedded } = claimOf(userAgentOf(request));
    if (embedded || (engine !== 'blink' && engine !== 'gecko')) return clear;
    const is = (part: string, value: string) => header(request, `sec-fetch-${part}`) === value;
    if (!is('site', 'none') || !is('mode', 'navigate') || !is('dest', 'document')) return clear;
    return header(request, 'sec-fetch-user') === null ? hit('Sec-Fetch-Site none without Sec-Fetch-User') : clear;
  },
});
