import { differences } from '../../facts/realm.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** No script has come between the page and what the browser says. */
export const coherent_iframe = defineSignal({
  id: 'coherent_iframe',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Fresh frame agrees with the page',
  needs: ['iframeRealm'],
  judge: ({ iframeRealm: { page, iframe, contentWindowGenuine } }) => {
    const names = ['userAgent', 'platform', 'languages', 'uaPlatform', 'webdriver', 'timeZone'] as const;
    return contentWindowGenuine && differences(page, iframe, names).length === 0
      ? hit('a fresh frame says the same as the page')
      : clear;
  },
});
