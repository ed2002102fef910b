// Real engines, each held by the tool that can hold it. A driver opens a browser, visits addresses, and ends it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowsers } from '../../../tooling/browsers.mjs';
import { startDisplay } from './display.mjs';

// Root and a container need the first; the rest keeps a browser off the network. None of them is about automation.
const CHROMIUM = ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
// Mesa's software GL, so that there is WebGL in a window without a graphics card.
const GL = ['--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=gl'];
const FIREFOX_PREFS = {
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.firstRunURL': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/',
  'extensions.getAddons.cache.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'termsofuse.bypassNotification': true,
  'browser.preonboarding.enabled': false,
};

/** Add what a browser may print that a person would see in its developer tools as they open: `debug` is hidden there. */
const listen = (page, printed) =>
  page.on('console', (message) => {
    if (!['debug', 'verbose'].includes(message.type())) printed.push(`${message.type()}: ${message.text()}`);
  });

async function puppeteerBrowser(options) {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch(options);
  return {
    async visit(url) {
      const page = await browser.newPage();
      const printed = [];
      listen(page, printed);
      await page.goto(url);
      return { page, printed, close: () => page.close() };
    },
    close: () => browser.close(),
  };
}

async function playwrightBrowser(browsers) {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: browsers.chromium, args: CHROMIUM });
  return {
    async visit(url) {
      const page = await browser.newPage();
      const printed = [];
      listen(page, printed);
      await page.goto(url);
      return { page, printed, close: () => page.close() };
    },
    close: () => browser.close(),
  };
}

async function seleniumBrowser(build, end = () => {}) {
  const driver = await build(await import('selenium-webdriver'));
  return {
    async visit(url) {
      await driver.get(url);
      return { page: driver, printed: [], close: () => driver.get('about:blank') };
    },
    async close() {
      await driver.quit().catch(() => {});
      end();
    },
  };
}

async function webkitBrowser({ webkitDriver, miniBrowser, xvfb }) {
  const screen = await startDisplay(xvfb);
  const port = await freePort();
  const env = { ...process.env, DISPLAY: screen.display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const server = spawn(webkitDriver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
  await answers(`http://127.0.0.1:${port}/status`);
  const end = () => {
    server.kill();
    screen.close();
  };
  return seleniumBrowser(({ Builder, Capabilities }) => {
    const options = { binary: miniBrowser, args: ['--automation'] };
    const wanted = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options });
    return new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
  }, end);
}

async function chromeDriver({ chromium, chromedriver }) {
  const { Options, ServiceBuilder } = await import('selenium-webdriver/chrome.js');
  return seleniumBrowser(({ Builder }) => {
    const options = new Options().setChromeBinaryPath(chromium).addArguments('--headless=new', ...CHROMIUM);
    const service = new ServiceBuilder(chromedriver);
    return new Builder().forBrowser('chrome').setChromeOptions(options).setChromeService(service).build();
  });
}

/** A browser as a person starts it: a window, a profile of its own, no debugger. One visit each, so that nothing needs to drive it. */
async function undrivenBrowser({ xvfb }, command) {
  const screen = await startDisplay(xvfb);
  const folder = await mkdtemp(join(tmpdir(), 'veridict-profile-'));
  const children = [];
  return {
    async visit(url) {
      const [file, args] = await command(folder, url);
      const child = spawn(file, args, { stdio: 'ignore', env: { ...process.env, DISPLAY: screen.display } });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      children.push(child);
      return {
        printed: [],
        async close() {
          child.kill();
          await ended;
        },
      };
    },
    async close() {
      for (const child of children) child.kill();
      screen.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Firefox reads its preferences from the profile. */
async function firefoxProfile(folder, prefs) {
  const lines = Object.entries({ ...FIREFOX_PREFS, ...prefs });
  await writeFile(
    join(folder, 'user.js'),
    lines.map((pair) => `user_pref(${pair.map((x) => JSON.stringify(x)).join()});`).join('\n'),
  );
}

const undrivenChromium = (...more) => ({
  engine: 'chromium',
  needs: ['chromium', 'xvfb'],
  open: (browsers) =>
    undrivenBrowser(browsers, async (folder, url) => {
      const quiet = [...CHROMIUM, '--no-default-browser-check', '--password-store=basic', `--user-data-dir=${folder}`];
      return [browsers.chromium, [...quiet, ...more, url]];
    }),
});

const undrivenFirefox = (prefs = {}) => ({
  engine: 'firefox',
  needs: ['firefox', 'xvfb'],
  open: (browsers) =>
    undrivenBrowser(browsers, async (folder, url) => {
      await firefoxProfile(folder, prefs);
      return [browsers.firefox, ['--profile', folder, '--no-remote', '--new-instance', url]];
    }),
});

/** How each visitor is started: engine, programs it needs, and what opens it. Without a driver, it is as a person's. */
export const visitors = {
  'puppeteer-headless': {
    engine: 'chromium',
    needs: ['chromium'],
    open: ({ chromium }) => puppeteerBrowser({ executablePath: chromium, headless: true, args: CHROMIUM }),
  },
  'puppeteer-headful': {
    engine: 'chromium',
    needs: ['chromium', 'xvfb'],
    open: async ({ chromium, xvfb }) => {
      const screen = await startDisplay(xvfb);
      const env = { ...process.env, DISPLAY: screen.display };
      const browser = await puppeteerBrowser({ executablePath: chromium, headless: false, args: CHROMIUM, env });
      return { ...browser, close: () => browser.close().finally(screen.close) };
    },
  },
  'playwright-headless': { engine: 'chromium', needs: ['chromium'], open: playwrightBrowser },
  'selenium-headless': { engine: 'chromium', needs: ['chromium', 'chromedriver'], open: chromeDriver },
  'firefox-bidi': {
    engine: 'firefox',
    needs: ['firefox'],
    open: ({ firefox }) =>
      puppeteerBrowser({
        browser: 'firefox',
        executablePath: firefox,
        headless: true,
        extraPrefsFirefox: FIREFOX_PREFS,
      }),
  },
  'webkit-webdriver': { engine: 'webkit', needs: ['webkitDriver', 'miniBrowser', 'xvfb'], open: webkitBrowser },
  'chromium-undriven': undrivenChromium(),
  'chromium-undriven-gl': undrivenChromium(...GL),
  'firefox-undriven': undrivenFirefox(),
  'firefox-undriven-rfp': undrivenFirefox({ 'privacy.resistFingerprinting': true }),
  'minibrowser-undriven': {
    engine: 'webkit',
    needs: ['miniBrowser', 'xvfb'],
    open: (browsers) => undrivenBrowser(browsers, async (_folder, url) => [browsers.miniBrowser, ['--private', url]]),
  },
};

/** Programs a visitor needs and this machine lacks. */
export function missingFor(name, browsers = findBrowsers()) {
  return visitors[name].needs.filter((program) => !browsers[program]);
}

/** Start a visitor. */
export function openVisitor(name, browsers = findBrowsers()) {
  return visitors[name].open(browsers);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Wait until a server answers; a driver has no other way to say that it has started. */
async function answers(url, tries = 100) {
  for (let n = 0; n < tries; n++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
}
