// Tools with one manner each that no other visitor has: an agent that thinks between its deeds, a driver that repairs
// places on the screen by hand, keys sent to a page behind another, a window that was given no size.
import puppeteer from 'puppeteer-core';
import { attachedTool, Wire } from '../lib/attached.mjs';
import { FIREFOX, PLAIN, profile, SHELL } from '../lib/chromium.mjs';
import { FIREFOX_QUIET } from '../lib/firefox.mjs';
import { FORM, puppeteerFlow } from '../lib/flows.mjs';
import { rnd, sleep } from '../lib/waiting.mjs';

const tabs = async (origin) =>
  (await (await fetch(`${origin}/json/list`)).json()).filter(({ type }) => type === 'page');
const middleOf = ({ x, y, width, height }) => ({ x: Math.round(x + width / 2) + 7, y: Math.round(y + height / 2) + 3 });

/** What old drivers needed: a place on the screen made up from the window's and the page's, without the bars between. */
const REPAIR = () => {
  for (const [name, of] of [
    ['screenX', 'clientX'],
    ['screenY', 'clientY'],
  ])
    Object.defineProperty(MouseEvent.prototype, name, {
      get() {
        return this[of] + window[name];
      },
    });
};

/** A page, attached to by Puppeteer. */
async function attached(browserURL, use) {
  const browser = await puppeteer.connect({ browserURL, defaultViewport: null });
  const [page] = await browser.pages();
  await use(page);
  await browser.disconnect();
}

export default [
  // what an agent does: look at the page, think, press once; look again
  attachedTool('agent-thinker', async (url, origin) => {
    const [tab] = await tabs(origin);
    const wire = await Wire.open(tab.webSocketDebuggerUrl, { careful: true });
    await wire.send('Page.navigate', { url });
    const press = async (selector) => {
      await sleep(rnd(2200, 3200));
      const { x, y } = middleOf(await wire.box(selector));
      await wire.mouse.move(x, y);
      await wire.mouse.down();
      await wire.mouse.up();
    };
    for (const [selector, text] of [
      ['#name', FORM.name],
      ['#email', FORM.email],
    ]) {
      await press(selector);
      await sleep(rnd(1800, 2600));
      for (const key of text) await wire.keyboard.press(key, { delay: 1 });
      await press('#note');
    }
    await press('#send');
    await sleep(1200);
    wire.socket.close();
  }),
  attachedTool('puppeteer-screen-repaired', (url, origin) =>
    attached(origin, async (page) => {
      await page.evaluateOnNewDocument(REPAIR);
      await page.goto(url);
      await sleep(2500);
      await page.type('#name', FORM.name, { delay: 90 });
      await page.click('#email');
      await page.type('#email', FORM.email, { delay: 90 });
      await page.click('#send');
      await sleep(1200);
    }),
  ),
  // two tabs: the page is typed in behind the one that has the focus; Chromium's protocol gives it the focus, Firefox's not
  {
    id: 'firefox-bidi-behind',
    kind: 'bot',
    family: 'firefox',
    needs: ['firefox'],
    display: {},
    async visit(url, { tmp }) {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: FIREFOX,
        headless: false,
        userDataDir: profile(tmp),
        extraPrefsFirefox: FIREFOX_QUIET,
      });
      const page = await browser.newPage();
      await page.goto(url);
      await sleep(1500);
      await browser.newPage();
      await sleep(1500);
      await page.type('#name', FORM.name, { delay: 60 });
      await page.type('#email', FORM.email, { delay: 60 });
      await page.evaluate(() => document.querySelector('form').requestSubmit());
      await sleep(1200);
      await browser.close();
    },
  },
  {
    id: 'headless-shell-unsized',
    kind: 'bot',
    family: 'puppeteer',
    async visit(url, { tmp }) {
      const browser = await puppeteer.launch({
        executablePath: SHELL,
        headless: 'shell',
        args: [...PLAIN, '--window-size=0,0', `--user-data-dir=${profile(tmp)}`],
      });
      await puppeteerFlow(await browser.newPage(), url);
      await browser.close();
    },
  },
];
