import { chromium } from 'rebrowser-playwright-core';
import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { playwrightFlow } from '../lib/flows.mjs';

const make = (id, headless, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'rebrowser',
  ...extra,
  async visit(url) {
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      headless,
      args: [...PLAIN, '--disable-blink-features=AutomationControlled', ...(headless ? ['--headless=new'] : [])],
    });
    await playwrightFlow(await (await browser.newContext()).newPage(), url);
    await browser.close();
  },
});

export default [make('rebrowser-playwright-headful', false, { display: {} })];
