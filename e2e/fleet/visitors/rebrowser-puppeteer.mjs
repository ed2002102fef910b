import puppeteer from 'rebrowser-puppeteer-core';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { puppeteerFlow } from '../lib/flows.mjs';

export default {
  id: 'rebrowser-puppeteer-headful',
  kind: 'bot',
  family: 'rebrowser',
  display: {},
  async visit(url, { tmp }) {
    const browser = await puppeteer.launch({
      executablePath: CHROMIUM,
      headless: false,
      userDataDir: profile(tmp),
      defaultViewport: null,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [...PLAIN, ...GL, '--disable-blink-features=AutomationControlled'],
    });
    const [page] = await browser.pages();
    await puppeteerFlow(page, url, { delay: 60 });
    await browser.close();
  },
};
