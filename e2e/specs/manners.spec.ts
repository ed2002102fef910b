import type { Page } from '@playwright/test';
import { judge, merge, NOTHING_KNOWN } from '@veridict/verifier';
import { expect, ready, test } from './collector-fixtures.ts';
import type { CollectorSite } from './collector-site.ts';

const BODY = `<style>body{height:9000px}input,button{display:block;width:200px;height:40px;margin:60px}</style>
<form onsubmit="event.preventDefault()"><input id="one"><input id="two"><button id="send">Send</button></form>`;

/** A page whose close watch has begun. */
async function open(page: Page, site: CollectorSite): Promise<void> {
  site.pages['/'] = { body: BODY };
  await page.goto(site.url());
  await ready(page);
  await expect
    .poll(
      async () => {
        await page.evaluate(() => window.veridict.token());
        return site.late.at(-1)?.decoded.readings.deeds;
      },
      { timeout: 20_000 },
    )
    .toBeDefined();
}

/** Names of what speaks against the visit so far. */
async function against(page: Page, site: CollectorSite): Promise<string[]> {
  await page.evaluate(() => window.veridict.token());
  const { signals } = judge(merge(site.collected[0]!.decoded, site.late.at(-1)!.decoded), NOTHING_KNOWN);
  return signals.filter(({ weight }) => (weight ?? 0) > 0).map(({ name }) => name);
}

test('Playwright, with a path, a pace and the middle of things', async ({ page, site }) => {
  await open(page, site);
  for (const id of ['#one', '#two']) {
    const box = (await page.locator(id).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 20 });
    await page.mouse.down();
    await page.mouse.up();
    await page.keyboard.type('Max Muster');
  }
  await expect
    .poll(() => against(page, site), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['ruled_paths', 'centred_presses', 'shiftless_capital']));
});

test.describe('a touch screen that is emulated', () => {
  test.use({ hasTouch: true });
  test('has no fingertips', async ({ page, site }) => {
    await open(page, site);
    for (let i = 0; i < 4; i++) await page.tap('#one');
    await expect.poll(() => against(page, site), { timeout: 10_000 }).toContain('unit_touches');
  });
});

test('a script that fills, sends and scrolls', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(() => {
    for (const field of document.querySelectorAll('input')) {
      field.value = 'filled';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    document.querySelector('form')!.requestSubmit();
  });
  for (let i = 1; i <= 4; i++) {
    // each jump is painted before the next
    await page.evaluate(
      (to) =>
        new Promise((resolve) => {
          addEventListener('scroll', resolve, { once: true });
          scrollTo(0, to);
        }),
      i * 1500,
    );
  }
  await expect
    .poll(() => against(page, site), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['untouched_submission', 'scripted_fields', 'scroll_jumps', 'driver_call_stack']));
});

test('a client that speaks the protocol itself, and forgets half of what a device says', async ({ page, site }) => {
  await open(page, site);
  const session = await page.context().newCDPSession(page);
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number, buttons: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      buttons,
      button: type === 'mouseMoved' ? 'none' : 'left',
      clickCount: 1,
    });
  for (let i = 0; i < 3; i++) {
    await mouse('mouseMoved', 40, 40, 0);
    await mouse('mouseMoved', 700, 600, 0);
    await mouse('mousePressed', 700, 600, 1);
    for (let step = 1; step <= 3; step++) await mouse('mouseMoved', 700 + step, 600, 0);
    await mouse('mouseReleased', 703, 600, 1);
  }
  await page.focus('#one');
  for (const key of 'lettersonly') {
    const code = `Key${key.toUpperCase()}`;
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code });
  }
  await expect
    .poll(() => against(page, site), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['button_state_conflict', 'pointer_leaps', 'unnumbered_keys', 'unreleased_keys']));
});
