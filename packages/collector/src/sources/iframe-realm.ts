import { identityOf } from '../realms/identity.ts';
import type { Source } from '../source.ts';

/** What a fresh iframe says of the browser, and what the page itself says. */
export const iframeRealm: Source<'iframeRealm'> = ({ pristine }) => {
  const { window: clean, element } = pristine();
  return {
    page: identityOf(globalThis),
    iframe: identityOf(clean),
    contentWindowGenuine: element.contentWindow === clean && clean.self === clean && clean.frameElement === element,
  };
};
