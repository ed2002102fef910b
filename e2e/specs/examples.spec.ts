import AxeBuilder from '@axe-core/playwright';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowsers } from '../../tooling/browsers.mjs';
import {
  type Example,
  forceOutcome,
  type Keys,
  openAs,
  startBroken,
  startExample,
  testKeys,
} from './example-fixtures.ts';
import { expect, test } from './fixtures.ts';

const NAMES = ['http', 'express', 'fastify', 'hono', 'next'];
const { chromium } = findBrowsers();

let driven: Browser;
test.beforeAll(async () => {
  driven = await puppeteer.launch({
    ...(chromium ? { executablePath: chromium } : { channel: 'chrome' }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
test.afterAll(() => driven.close());

for (const name of NAMES)
  test.describe(`the example on ${name}`, () => {
    let keys: Keys;
    let example: Example;
    test.beforeAll(async ({ server }) => {
      // the first asks about everybody, the others believe what the server signed
      const siteId = name === NAMES[0] ? {} : { siteId: server.keys.site_id };
      keys = { ...(await testKeys(server)), ...siteId };
      example = await startExample(name, keys);
    });
    test.afterAll(() => example.stop());

    test('lets a person sign up', async ({ page, context }) => {
      const verdict = await openAs(page, example.url, 'test_human');
      expect(verdict).toMatchObject({ action: 'allow' });
      expect((await context.cookies()).map((cookie) => cookie.name).sort()).toEqual(['botd_pass', 'botd_token']);
      await page.getByLabel('E-mail').fill('ada@example.org');
      await page.getByRole('button').click();
      await expect(page.getByRole('heading')).toHaveText('Welcome');
      expect(example.decisions().at(-1)).toMatchObject({
        path: '/sign-up',
        action: 'allow',
        source: keys.siteId ? 'offline' : 'live',
      });
    });

    test('refuses Puppeteer', async () => {
      const context = await driven.createBrowserContext();
      const page = await context.newPage();
      await page.goto(example.url);
      await page.waitForFunction(() => document.cookie.includes('botd_token'));
      await page.type('input', 'bot@example.org');
      const [response] = await Promise.all([page.waitForNavigation(), page.click('button')]);
      expect(response?.status()).toBe(403);
      expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('This page cannot be shown to you');
      expect(await page.$eval('code', (code) => code.textContent)).toMatch(/^ses_/);
      await context.close();
    });

    test('shows the page without JavaScript, and says what signing up needs', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(example.url);
      await page.getByLabel('E-mail').fill('ada@example.org');
      const [response] = await Promise.all([page.waitForResponse(/sign-up/), page.getByRole('button').click()]);
      expect(response.status()).toBe(403);
      await expect(page.getByText('This check needs JavaScript.')).toBeVisible();
      await expect(page.getByRole('link')).toHaveAttribute('href', 'mailto:help@shop.example');
      await context.close();
    });

    test('goes on while Veridict is gone', () => goesOn(name, { ...keys, url: 'http://127.0.0.1:9' }));
  });

/** Whoever signs up is let in, with or without a token, because nobody can say anything against it. */
async function goesOn(name: string, keys: Keys) {
  const example = await startExample(name, keys);
  try {
    expect((await fetch(example.url)).status).toBe(200);
    for (const cookie of ['', 'botd_token=x.y.z']) {
      const signUp = await fetch(`${example.url}/sign-up`, { method: 'POST', headers: { cookie } });
      expect([signUp.status, await signUp.text()]).toEqual([200, expect.stringContaining('Welcome')]);
    }
    await expect.poll(() => example.decisions().length).toBe(2);
    for (const decision of example.decisions())
      expect(decision).toMatchObject({ action: 'allow', source: 'failover', ms: expect.any(Number) });
  } finally {
    await example.stop();
  }
}

for (const [how, answer] of Object.entries({ 'only fails': { status: 500 }, 'says nothing': 'silence' as const }))
  test(`goes on while Veridict ${how}`, async ({ server }) => {
    const broken = await startBroken(answer);
    await goesOn('express', { ...(await testKeys(server)), url: broken.url }).finally(broken.stop);
  });

test('the page of refusal can be read by everybody', async ({ browser, server }, info) => {
  const example = await startExample('express', await testKeys(server));
  try {
    for (const more of [
      { locale: 'en-US', colorScheme: 'light' as const },
      { locale: 'ar-EG', colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } },
    ]) {
      const context = await browser.newContext(more);
      const page = await context.newPage();
      await openAs(page, example.url, 'test_bot');
      await page.getByLabel('E-mail').fill('bot@example.org');
      await page.getByRole('button').click();
      await expect(page.locator('html')).toHaveAttribute('dir', more.locale === 'ar-EG' ? 'rtl' : 'ltr');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''))).toEqual([]);
      await page.screenshot({ path: info.outputPath(`refused-${more.locale}-${more.colorScheme}.png`) });
      await context.close();
    }
  } finally {
    await example.stop();
  }
});

test('whoever has no token is let in by the check on the page of refusal', async ({ page, server }) => {
  const example = await startExample('express', await testKeys(server));
  try {
    // The form's page is the only one whose script does not come.
    let isFirst = true;
    await page.route(`${example.url}/a9/collector.js`, (route) => (isFirst ? route.abort() : route.continue()));
    await forceOutcome(page, `${example.url}/`, 'test_human');
    await forceOutcome(page, `${example.url}/sign-up`, 'test_human');
    await page.goto(example.url);
    await page.getByLabel('E-mail').fill('ada@example.org');
    isFirst = false;
    await page.getByRole('button').click();
    await expect(page.getByRole('heading')).toHaveText('One moment, please');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await expect(page.getByRole('heading')).toHaveText('Welcome');
    expect(example.decisions()).toMatchObject([
      { action: 'challenge', reason: 'token_missing' },
      { action: 'allow', reason: 'verdict' },
    ]);
  } finally {
    await example.stop();
  }
});
