import { header, primaryLanguage } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Only the first language is compared: browsers shorten the rest. */
export const accept_language_vs_languages = defineSignal({
  id: 'accept_language_vs_languages',
  layer: 'consistency',
  family: 'client',
  title: 'Request and page speak different languages',
  needs: ['request', 'languages'],
  judge: ({ request, languages }) => {
    const sent = primaryLanguage(header(request, 'accept-language') ?? '');
    const own = primaryLanguage(languages.language);
    return sent && own && sent !== own ? hit(`request ${sent}, page ${own}`) : clear;
  },
});
