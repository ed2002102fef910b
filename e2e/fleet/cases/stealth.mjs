// Each evasion of puppeteer-extra-plugin-stealth by itself, in a window and without the flags of automation: what its own
// tests say must not be seen. Nothing is pressed or typed.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import core from 'puppeteer-core';
import { addExtra } from 'puppeteer-extra';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { sleep } from '../lib/waiting.mjs';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('puppeteer-extra-plugin-stealth')), 'evasions');
/** Those that change nothing of a page by themselves. */
const WITHOUT_A_PAGE = ['defaultArgs', 'sourceurl'];
const evasions = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !WITHOUT_A_PAGE.includes(entry.name))
  .map(({ name }) => name);

export default evasions.map((evasion) => ({
  id: `stealth-${evasion.replace('.', '-')}`,
  project: 'puppeteer-extra-plugin-stealth',
  asks: `the evasion \`${evasion}\` alone`,
  kind: 'bot',
  family: 'case',
  display: {},
  async visit(url, { tmp }) {
    const puppeteer = addExtra(core);
    puppeteer.use(require(join(folder, evasion))());
    const browser = await puppeteer.launch({
      executablePath: CHROMIUM,
      headless: false,
      userDataDir: profile(tmp),
      defaultViewport: null,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [...PLAIN, ...GL, '--disable-blink-features=AutomationControlled'],
    });
    const page = await browser.newPage();
    await page.goto(url);
    await sleep(4000);
    await page.goto('about:blank');
    await browser.close();
  },
}));
