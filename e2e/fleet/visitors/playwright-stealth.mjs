import { chromium } from 'playwright-core';
import { addExtra } from 'playwright-extra';
import stealth from 'puppeteer-extra-plugin-stealth';
import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { playwrightFlow } from '../lib/flows.mjs';

export default {
  id: 'playwright-stealth-headful',
  kind: 'bot',
  family: 'stealth',
  display: {},
  async visit(url) {
    const pw = addExtra(chromium);
    pw.use(stealth());
    const browser = await pw.launch({ executablePath: CHROMIUM, headless: false, args: PLAIN });
    await playwrightFlow(await (await browser.newContext()).newPage(), url);
    await browser.close();
  },
};
