import puppeteer from 'puppeteer-core';
import { CHROMIUM, GL, PLAIN, profile, SHELL } from '../lib/chromium.mjs';
import { puppeteerFlow } from '../lib/flows.mjs';

const make = (id, launch, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'puppeteer',
  ...extra,
  async visit(url, { tmp }) {
    const browser = await puppeteer.launch({
      executablePath: CHROMIUM,
      userDataDir: profile(tmp),
      ...launch,
      args: [...PLAIN, ...(launch.args ?? [])],
    });
    const page = await browser.newPage();
    await puppeteerFlow(page, url, extra.typing);
    await browser.close();
  },
});

export default [
  make('puppeteer-headless', { headless: true }),
  make('puppeteer-headful', { headless: false }, { display: {} }),
  make('puppeteer-shell', { headless: 'shell', executablePath: SHELL }),
  // the usual advice found on the web: hide the flag, set a viewport, spoof the user agent
  make(
    'puppeteer-headful-tuned',
    {
      headless: false,
      defaultViewport: null,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [...GL, '--disable-blink-features=AutomationControlled', '--start-maximized'],
    },
    { display: {}, typing: { delay: 60 } },
  ),
];
