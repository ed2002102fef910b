import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Every browser sends one. */
export const empty_user_agent = defineSignal({
  id: 'empty_user_agent',
  layer: 'http',
  family: 'client',
  title: 'Request without a user agent',
  needs: ['request'],
  judge: ({ request }) => (userAgentOf(request).trim() === '' ? hit('no User-Agent header') : clear),
});
