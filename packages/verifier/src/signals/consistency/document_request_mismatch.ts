import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit, hitInPart } from '../../signal.ts';

/** The request for the page and the one of its script come from one browser, and within a minute from one network. */
export const document_request_mismatch = defineSignal({
  id: 'document_request_mismatch',
  layer: 'consistency',
  family: 'presentation',
  title: 'Page asked for by another client',
  needs: ['document', 'request'],
  judge: ({ document: { userAgent, sameNetwork }, request }) => {
    const made = userAgentOf(request);
    if (userAgent !== null && made !== '' && userAgent !== made) return hit(`page for ${userAgent.slice(0, 120)}`);
    // Phones change networks, and relays their exits.
    return sameNetwork === false ? hitInPart('page asked for from another network', 0.15) : clear;
  },
});
