import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** `User-Agent` and `navigator.userAgent` are the same string in every browser. */
export const user_agent_header_mismatch = defineSignal({
  id: 'user_agent_header_mismatch',
  layer: 'consistency',
  family: 'client',
  title: 'Request and page name different browsers',
  needs: ['request', 'userAgent'],
  judge: ({ request, userAgent }) => {
    const sent = userAgentOf(request);
    return sent !== '' && sent !== userAgent.userAgent ? hit(`the request says ${sent.slice(0, 160)}`) : clear;
  },
});
