import { clear, defineSignal, hit } from '../../signal.ts';

/** `chrome.runtime` is there only when an extension talks to the page, and is native then. Stealth scripts mock it. */
export const chrome_object_counterfeit = defineSignal({
  id: 'chrome_object_counterfeit',
  layer: 'browser',
  family: 'tamper',
  title: 'Mocked chrome.runtime',
  needs: ['chromeObject', 'engine'],
  judge: ({ chromeObject }, { engine }) =>
    engine === 'blink' && chromeObject.runtime === 'other' ? hit('chrome.runtime is not native') : clear,
});
