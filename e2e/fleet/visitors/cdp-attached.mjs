// Tools that attach to a browser somebody started: no automation flag, a window, a graphics stack, and hands that take
// their time. What is left to see of them is what the debugging protocol itself does.
import { createCursor } from 'ghost-cursor';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { act, attachedTool, firstTab, Wire } from '../lib/attached.mjs';
import { FORM } from '../lib/flows.mjs';
import { rnd, sleep } from '../lib/waiting.mjs';

async function driveWire(wire, url) {
  await wire.send('Page.navigate', { url });
  await sleep(1500);
  await act(wire, (selector) => wire.box(selector));
  wire.socket.close();
}

export default [
  attachedTool('puppeteer-attached', async (url, browserURL) => {
    const browser = await puppeteer.connect({ browserURL, defaultViewport: null });
    const [page] = await browser.pages();
    await page.goto(url);
    await act(page, async (selector) => (await page.$(selector)).boundingBox());
    await browser.disconnect();
  }),
  attachedTool('playwright-attached', async (url, origin) => {
    const browser = await chromium.connectOverCDP(origin);
    const page = browser.contexts()[0].pages()[0];
    await page.goto(url);
    await act(page, (selector) => page.locator(selector).boundingBox());
    await browser.close();
  }),
  attachedTool('cdp-driverless', async (url, origin) => {
    await driveWire(await Wire.open(await firstTab(origin)), url);
  }),
  // the same by somebody who has read what gives the protocol's mouse away
  attachedTool('cdp-driverless-careful', async (url, origin) => {
    await driveWire(await Wire.open(await firstTab(origin), { careful: true }), url);
  }),
  attachedTool('ghost-cursor-attached', async (url, browserURL) => {
    const browser = await puppeteer.connect({ browserURL, defaultViewport: null });
    const [page] = await browser.pages();
    await page.goto(url);
    await sleep(2500);
    const cursor = createCursor(page);
    const type = (text) => page.keyboard.type(text, { delay: rnd(60, 140) });
    await cursor.click('#name');
    await type(FORM.name);
    await cursor.click('#email');
    await type(FORM.email);
    await cursor.click('#send');
    await sleep(1200);
    await browser.disconnect();
  }),
];
