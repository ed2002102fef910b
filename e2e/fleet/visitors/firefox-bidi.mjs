import puppeteer from 'puppeteer-core';
import { FIREFOX, profile } from '../lib/chromium.mjs';
import { FIREFOX_QUIET } from '../lib/firefox.mjs';
import { puppeteerFlow } from '../lib/flows.mjs';

const make = (id, headless, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'firefox',
  needs: ['firefox'],
  ...extra,
  async visit(url, { tmp }) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless,
      userDataDir: profile(tmp),
      extraPrefsFirefox: FIREFOX_QUIET,
    });
    await puppeteerFlow(await browser.newPage(), url);
    await browser.close();
  },
});

export default [make('firefox-bidi-headless', true), make('firefox-bidi-headful', false, { display: {} })];
