import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Builder, By } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { CHROMEDRIVER, CHROMIUM, PLAIN, profile } from '../lib/chromium.mjs';
import { seleniumFlow } from '../lib/flows.mjs';

const make = (id, { args = [], evade = false, ...extra } = {}) => ({
  id,
  kind: 'bot',
  family: 'selenium',
  needs: ['chromedriver'],
  ...extra,
  async visit(url, { tmp }) {
    let driver = CHROMEDRIVER;
    if (evade) {
      // a copy of the driver: its cdc_ names changed, or (as undetected-chromedriver does) the script that sets them blanked out
      let bin = readFileSync(CHROMEDRIVER, 'latin1');
      bin =
        evade === 'rename'
          ? bin.replace(/cdc_[a-zA-Z0-9]{22}_/g, (m) => `qzx_${m.slice(4)}`)
          : bin.replace(/\{window\.cdc_.*?;\}/g, (m) => `{${' '.repeat(m.length - 2)}}`);
      driver = join(tmp, 'driver');
      writeFileSync(driver, bin, { encoding: 'latin1', mode: 0o755 });
    }
    const options = new chrome.Options()
      .setBinaryPath(CHROMIUM)
      .addArguments(...PLAIN, `--user-data-dir=${profile(tmp)}`, ...args);
    if (evade) {
      options.addArguments('--disable-blink-features=AutomationControlled').excludeSwitches('enable-automation');
      options.set('goog:chromeOptions', { ...options.get('goog:chromeOptions'), useAutomationExtension: false });
    }
    const d = await new Builder()
      .forBrowser('chrome')
      .setChromeOptions(options)
      .setChromeService(new chrome.ServiceBuilder(driver))
      .build();
    try {
      await seleniumFlow(d, By, url);
    } finally {
      await d.quit();
    }
  },
});

export default [
  make('selenium-chrome-headless', { args: ['--headless=new'] }),
  make('selenium-chrome-headful', { display: {} }),
  make('selenium-chrome-cdcrenamed', { display: {}, evade: 'rename' }),
  make('selenium-chrome-undetected', { display: {}, evade: 'blank' }),
];
