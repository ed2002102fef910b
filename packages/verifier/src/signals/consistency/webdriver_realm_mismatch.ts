import { clear, defineSignal, hit } from '../../signal.ts';

/** A flag hidden in the page shows in a frame that no script has reached yet. */
export const webdriver_realm_mismatch = defineSignal({
  id: 'webdriver_realm_mismatch',
  layer: 'consistency',
  family: 'realm',
  title: 'Automation flag differs in a fresh frame',
  needs: ['iframeRealm'],
  judge: ({ iframeRealm: { page, iframe } }) =>
    page.webdriver !== iframe.webdriver ? hit(`page ${page.webdriver}, frame ${iframe.webdriver}`) : clear,
});
