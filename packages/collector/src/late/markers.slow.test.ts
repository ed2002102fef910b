import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingFor, openVisitor } from '../../engines/drivers.mjs';
import { startSite } from '../../engines/site.mjs';
import type { PageReport } from '../testing/in-page.ts';

/** What is used of selenium-webdriver, which has no types. */
interface WebDriver {
  findElement(by: { css: string }): { sendKeys(keys: string): Promise<void> };
}
const ESCAPE = '\uE00C';

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** Open a page that waits for a key, act on it as its driver once it does, and give what it reported. */
async function visitAs<T>(visitor: string, act: (held: T) => Promise<unknown>): Promise<PageReport> {
  const browser = await openVisitor(visitor);
  try {
    const { url, report, ready } = site.page({ setting: { untilKey: 'Escape' } });
    const { page } = await browser.visit(url);
    await Promise.race([ready, report]);
    await act(page as T);
    return (await report) as PageReport;
  } finally {
    await browser.close();
  }
}

describe('marks that a debugger leaves', () => {
  test('a binding, whatever its name, that came after the first look', async () => {
    const { runs, lateGlobals } = await visitAs<Page>('puppeteer-headless', async (page) => {
      const session = await page.createCDPSession();
      await session.send('Runtime.addBinding', { name: 'qwertz' });
      await page.keyboard.press('Escape');
    });
    expect(runs[0].readings.globals).toMatchObject({ value: { window: [], bindings: [] } });
    expect(lateGlobals).toMatchObject({
      value: {
        window: expect.arrayContaining([{ name: 'qwertz', kind: 'native' }]),
        bindings: expect.arrayContaining(['qwertz']),
      },
    });
  });

  const missing = missingFor('selenium-headless');
  test.skipIf(missing.length)(
    `names of a driver's own${missing.length ? ` (needs ${missing.join(', ')})` : ''}`,
    async () => {
      const { runs, lateGlobals } = await visitAs<WebDriver>('selenium-headless', async (driver) => {
        await driver.findElement({ css: 'input' }).sendKeys(ESCAPE);
      });
      const own = /^cdc_[A-Za-z0-9]{22}_[A-Z]/;
      const names = (read: typeof lateGlobals | undefined) =>
        read && 'value' in read ? read.value.window.map(({ name }) => name) : [];
      // Set in every new frame as well, before any script can look: their shape tells them from the platform's.
      expect(names(runs[0].readings.globals).filter((name) => own.test(name)).length).toBeGreaterThan(3);
      expect(names(lateGlobals)).toContain('ret_nodes');
      expect(names(runs[0].readings.globals)).not.toContain('ret_nodes');
    },
  );
});
