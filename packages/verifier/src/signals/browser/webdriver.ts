import { clear, defineSignal, hit } from '../../signal.ts';

/** The flag that WebDriver obliges a driven browser to raise. @see https://www.w3.org/TR/webdriver2/#interface (2026-11) */
export const webdriver = defineSignal({
  id: 'webdriver',
  layer: 'browser',
  family: 'declared',
  title: 'Browser says it is driven',
  needs: ['webdriver'],
  judge: ({ webdriver }) => (webdriver.value === 'true' ? hit('navigator.webdriver is true') : clear),
});
