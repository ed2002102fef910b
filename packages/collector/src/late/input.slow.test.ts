import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingFor, openVisitor } from '../../engines/drivers.mjs';
import { startSite } from '../../engines/site.mjs';
import type { PageReport } from '../testing/in-page.ts';
import type { Interaction } from './input.ts';

interface Visitor {
  visitor: string;
  /** presses with a button down and no pressure, of one click */
  pressureless: number;
  /** how the tool puts text into a field without keys, where it can */
  insert?: (page: Page) => Promise<void>;
}

const VISITORS: Visitor[] = [
  { visitor: 'puppeteer-headless', pressureless: 1, insert: (page) => page.keyboard.sendCharacter('word') },
  // Playwright presses with a force.
  { visitor: 'playwright-headless', pressureless: 0, insert: (page) => page.locator('input').fill('word') },
  { visitor: 'firefox-bidi', pressureless: 0 },
];

for (const { visitor, pressureless, insert } of VISITORS) {
  const missing = missingFor(visitor);
  if (missing.length && visitor !== 'puppeteer-headless') {
    test.skip(`${visitor}: needs ${missing.join(', ')}, not found on this machine`);
    continue;
  }
  describe(`input by ${visitor}`, () => {
    let site: Awaited<ReturnType<typeof startSite>>;
    let browser: Awaited<ReturnType<typeof openVisitor>>;
    beforeAll(async () => {
      site = await startSite();
      browser = await openVisitor(visitor);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    /** Use the page as told, and give what was counted. */
    async function use(act: (page: Page) => Promise<void>): Promise<Interaction> {
      const { url, report, ready } = site.page({ setting: { untilKey: 'Escape' } });
      const opened = await browser.visit(url);
      const page = opened.page as Page;
      await Promise.race([ready, report]);
      await act(page);
      await page.keyboard.press('Escape');
      const { interaction } = (await report) as PageReport;
      await opened.close();
      return interaction;
    }

    test('nothing but the key that ends it', async () => {
      const counted = await use(async () => {});
      expect(counted).toMatchObject({ keys: 1, codelessKeys: 0, presses: 0, pointerMoves: 0, untrusted: 0 });
    });

    test('a click, and a word typed', async () => {
      const counted = await use(async (page) => {
        await page.click('input');
        await page.keyboard.type('word');
      });
      expect(counted).toMatchObject({
        presses: 1,
        mousePresses: 1,
        pressureless,
        touches: 0,
        keys: 5,
        inputsWithoutKeys: 0,
        untrusted: 0,
      });
      expect(counted.pointerMoves).toBeGreaterThan(0);
      expect(counted.pressMedianMs).toBeLessThan(1000);
      expect(counted.keyDwellMedianMs).not.toBeNull();
      expect(counted.keyGapMedianMs).not.toBeNull();
    });

    test('text that nobody typed', async () => {
      const counted = await use(async (page) => {
        await page.focus('input');
        await page.evaluate(() => document.execCommand('insertText', false, 'word'));
      });
      expect(counted.inputsWithoutKeys).toBe(1);
    });

    if (insert) {
      test('text put in by the tool', async () => {
        const counted = await use(async (page) => {
          await page.focus('input');
          await insert(page);
        });
        expect(counted.inputsWithoutKeys).toBe(1);
      });
    }

    test('deeds of a script', async () => {
      const counted = await use((page) =>
        page.evaluate(() => {
          document.querySelector('input')!.click();
          document.querySelector('input')!.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      );
      expect(counted).toMatchObject({ untrusted: 2, presses: 0 });
    });
  });
}
