import { chromium } from 'playwright-core';
import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { playwrightFlow } from '../lib/flows.mjs';

const make = (id, launch, context = {}, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'playwright',
  ...extra,
  async visit(url) {
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      ...launch,
      args: [...PLAIN, ...(launch.args ?? [])],
    });
    const page = await (await browser.newContext(context)).newPage();
    await playwrightFlow(page, url);
    await browser.close();
  },
});

export default [
  make('playwright-headless', { headless: true }),
  make('playwright-headful', { headless: false }, {}, { display: {} }),
];
