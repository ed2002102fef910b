// brotector's tests open a page and click on one element. Its tools that can be had here, each clicking once.

import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { Builder, By } from 'selenium-webdriver';
import { Options, ServiceBuilder } from 'selenium-webdriver/chrome.js';
import { startBrowser, Wire } from '../lib/attached.mjs';
import { CHROMEDRIVER, CHROMIUM, PLAIN, profile } from '../lib/chromium.mjs';
import { sleep } from '../lib/waiting.mjs';

const make = (id, asks, visit) => ({
  id: `brotector-${id}`,
  project: 'brotector',
  asks,
  kind: 'bot',
  family: 'case',
  display: {},
  visit,
});

export default [
  make('playwright', 'Playwright, in a window, clicks once', async (url) => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, headless: false, args: PLAIN });
    const page = await browser.newPage();
    await page.goto(url);
    await sleep(2500);
    await page.click('#more');
    await sleep(2500);
    await browser.close();
  }),
  make('puppeteer', 'Puppeteer, in a window, clicks once', async (url, { tmp }) => {
    const browser = await puppeteer.launch({
      executablePath: CHROMIUM,
      headless: false,
      userDataDir: profile(tmp),
      args: PLAIN,
    });
    const [page] = await browser.pages();
    await page.goto(url);
    await sleep(2500);
    await page.click('#more');
    await sleep(2500);
    await browser.close();
  }),
  make('selenium', 'Selenium, in a window, clicks once', async (url, { tmp }) => {
    const options = new Options().setChromeBinaryPath(CHROMIUM);
    options.addArguments(...PLAIN, `--user-data-dir=${profile(tmp)}`);
    const driver = await new Builder()
      .forBrowser('chrome')
      .setChromeOptions(options)
      .setChromeService(new ServiceBuilder(CHROMEDRIVER))
      .build();
    await driver.get(url);
    await sleep(2500);
    await driver.findElement(By.id('more')).click();
    await sleep(2500);
    await driver.quit();
  }),
  make('driverless', 'the protocol by itself, no domain enabled, clicks once', async (url, { tmp }) => {
    const { browser, origin } = await startBrowser(tmp);
    const tabs = await (await fetch(`${origin}/json/list`)).json();
    const wire = await Wire.open(tabs.find(({ type }) => type === 'page').webSocketDebuggerUrl);
    await wire.send('Page.navigate', { url });
    await sleep(2500);
    const box = await wire.box('#more');
    await wire.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await wire.mouse.down();
    await wire.mouse.up();
    await sleep(2500);
    wire.socket.close();
    browser.kill();
  }),
];
