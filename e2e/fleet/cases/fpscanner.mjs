// The tools of fpscanner's own detection tests that are not in the fleet: phones emulated by Playwright, without a window.
import { chromium, devices } from 'playwright-core';
import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { sleep } from '../lib/waiting.mjs';

const make = (id, device) => ({
  id: `fpscanner-${id}`,
  project: 'fpscanner',
  asks: `opens the page as ${device}`,
  kind: 'bot',
  family: 'case',
  async visit(url) {
    const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: PLAIN });
    const page = await (await browser.newContext({ ...devices[device] })).newPage();
    await page.goto(url);
    await sleep(4000);
    await page.goto('about:blank');
    await browser.close();
  },
});

export default [make('playwright-iphone', 'iPhone 15'), make('playwright-android', 'Pixel 7')];
