import { newInjectedContext } from 'fingerprint-injector';
import { chromium } from 'playwright-core';
import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { playwrightFlow } from '../lib/flows.mjs';

export default {
  id: 'fingerprint-injector-playwright',
  kind: 'bot',
  family: 'spoofer',
  display: {},
  async visit(url) {
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      headless: false,
      args: [...PLAIN, '--disable-blink-features=AutomationControlled'],
    });
    const context = await newInjectedContext(browser, {
      fingerprintOptions: { devices: ['desktop'], operatingSystems: ['windows'], browsers: ['chrome'] },
    });
    await playwrightFlow(await context.newPage(), url);
    await browser.close();
  },
};
