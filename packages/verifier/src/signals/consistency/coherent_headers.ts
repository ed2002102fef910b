import { header, primaryLanguage, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** What the server saw on the wire is what the page says of itself. */
export const coherent_headers = defineSignal({
  id: 'coherent_headers',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Request agrees with the page',
  needs: ['request', 'userAgent', 'languages'],
  judge: ({ request, userAgent, languages }) => {
    const language = primaryLanguage(header(request, 'accept-language') ?? '');
    return userAgentOf(request) === userAgent.userAgent &&
      language !== null &&
      language === primaryLanguage(languages.language)
      ? hit('user agent and language are the same in the request')
      : clear;
  },
});
