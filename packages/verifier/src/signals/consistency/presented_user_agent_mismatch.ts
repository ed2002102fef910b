import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The site's backend says who presents the token. A token belongs to the browser that made it. */
export const presented_user_agent_mismatch = defineSignal({
  id: 'presented_user_agent_mismatch',
  layer: 'consistency',
  family: 'presentation',
  title: "Token in another browser's hands",
  needs: ['presented', 'request'],
  judge: ({ presented, request }) => {
    const made = userAgentOf(request);
    return presented.userAgent !== null && made !== '' && presented.userAgent !== made
      ? hit(`presented by ${presented.userAgent.slice(0, 160)}`)
      : clear;
  },
});
