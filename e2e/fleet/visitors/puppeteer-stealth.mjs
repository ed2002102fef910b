import core from 'puppeteer-core';
import { addExtra } from 'puppeteer-extra';
import stealth from 'puppeteer-extra-plugin-stealth';
import { CHROMIUM, PLAIN, profile } from '../lib/chromium.mjs';
import { puppeteerFlow } from '../lib/flows.mjs';

const make = (id, headless, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'stealth',
  ...extra,
  async visit(url, { tmp }) {
    const puppeteer = addExtra(core);
    puppeteer.use(stealth());
    const browser = await puppeteer.launch({
      executablePath: CHROMIUM,
      headless,
      userDataDir: profile(tmp),
      args: PLAIN,
    });
    await puppeteerFlow(await browser.newPage(), url, { delay: 40 });
    await browser.close();
  },
});

export default [make('puppeteer-stealth-headless', true), make('puppeteer-stealth-headful', false, { display: {} })];
