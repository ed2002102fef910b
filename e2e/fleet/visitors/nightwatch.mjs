import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHROMEDRIVER, CHROMIUM, PLAIN, profile } from '../lib/chromium.mjs';
import { FORM } from '../lib/flows.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'nightwatch-headless',
  kind: 'bot',
  family: 'nightwatch',
  async visit(url, { tmp }) {
    // it looks for its plugins from the current folder
    symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), 'node_modules');
    const { default: Nightwatch } = await import('nightwatch');
    const client = Nightwatch.createClient({
      browserName: 'chrome',
      silent: true,
      output: false,
      config: false,
      capabilities: {
        browserName: 'chrome',
        'goog:chromeOptions': {
          binary: CHROMIUM,
          args: [...PLAIN, '--headless=new', `--user-data-dir=${profile(tmp)}`],
        },
      },
    });
    Object.assign(client.nightwatch_client.settings.webdriver, { server_path: CHROMEDRIVER, start_process: true });
    const browser = await client.launchBrowser();
    await browser.navigateTo(url);
    await sleep(3000);
    await browser.setValue('#name', FORM.name);
    await browser.setValue('#email', FORM.email);
    await browser.click('#send');
    await sleep(500);
    await browser.quit();
  },
};
