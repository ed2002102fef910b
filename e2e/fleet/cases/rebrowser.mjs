// What rebrowser-bot-detector asks a tool to do on its page, each by itself: in a window, with the flags hidden that its
// page says to hide, and nothing pressed or typed.
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { sleep } from '../lib/waiting.mjs';

const HIDDEN = { ignoreDefaultArgs: ['--enable-automation'], defaultViewport: null };
const HIDDEN_ARGS = ['--disable-blink-features=AutomationControlled'];

const make = (id, asks, { launch = HIDDEN, args = HIDDEN_ARGS, before, afterwards } = {}) => ({
  id: `rebrowser-${id}`,
  project: 'rebrowser-bot-detector',
  asks,
  kind: 'bot',
  family: 'case',
  display: {},
  async visit(url, { tmp }) {
    const browser = await puppeteer.launch({
      executablePath: CHROMIUM,
      headless: false,
      userDataDir: profile(tmp),
      ...launch,
      args: [...PLAIN, ...GL, ...args],
    });
    const [page] = await browser.pages();
    await before?.(page);
    await page.goto(url);
    await sleep(2500);
    await afterwards?.(page);
    await sleep(2500);
    await page.goto('about:blank');
    await browser.close();
  },
});

export default [
  make('runtimeEnableLeak', 'opens the page, `Runtime` enabled'),
  make('sourceUrlLeak', 'evaluates a script that looks for an element', {
    afterwards: (page) => page.evaluate(() => document.getElementById('name')?.id),
  }),
  make('mainWorldExecution', 'looks for elements from the main world', {
    afterwards: (page) => page.evaluate(() => document.querySelectorAll('input').length),
  }),
  make('dummyFn', 'calls a function of the page', {
    afterwards: (page) => page.evaluate(() => document.querySelector('#more')?.click()),
  }),
  make('navigatorWebdriver', 'leaves `navigator.webdriver` as it is', {
    launch: { defaultViewport: null },
    args: [],
  }),
  make('bypassCsp', 'switches content policies off', { before: (page) => page.setBypassCSP(true) }),
  make('viewport', 'keeps the viewport of 800 by 600', { launch: { ignoreDefaultArgs: ['--enable-automation'] } }),
  make('exposeFunctionLeak', 'exposes a function of its own', {
    before: (page) => page.exposeFunction('exposedFn', () => 1),
    afterwards: (page) => page.evaluate(() => window.exposedFn()),
  }),
  {
    id: 'rebrowser-pwInitScripts',
    project: 'rebrowser-bot-detector',
    asks: 'opens the page by Playwright, with a script of its own at the start',
    kind: 'bot',
    family: 'case',
    display: {},
    async visit(url) {
      const browser = await chromium.launch({
        executablePath: CHROMIUM,
        headless: false,
        ignoreDefaultArgs: ['--enable-automation'],
        args: [...PLAIN, ...GL, ...HIDDEN_ARGS],
      });
      const page = await (await browser.newContext({ viewport: null })).newPage();
      await page.addInitScript(() => {
        window.ready = true;
      });
      await page.goto(url);
      await sleep(4000);
      await page.goto('about:blank');
      await browser.close();
    },
  },
];
