import type { Page, Request } from '@playwright/test';
import { missingFor, openVisitor } from '../../packages/collector/engines/drivers.mjs';
import { expect, ready, test } from './collector-fixtures.ts';
import type { CollectorSite } from './collector-site.ts';

const FORM = `<form onsubmit="event.preventDefault()"><input id="one"><textarea id="two"></textarea><button>Send</button></form>`;

/** The close watch has begun: its part is loaded and its first readings are in. */
async function watched(page: Page, site: CollectorSite): Promise<void> {
  await ready(page);
  await expect
    .poll(
      async () => {
        await page.evaluate(() => window.veridict.token());
        return site.late.at(-1)?.decoded.readings.tabFocus;
      },
      { timeout: 20_000 },
    )
    .toBeDefined();
}

/** The late readings, asked for now. */
async function readingsNow(page: Page, site: CollectorSite) {
  // Another page of the test may report meanwhile: what is meant carries this mark.
  const mark = `now ${site.late.length}`;
  await page.evaluate((name) => {
    window.veridict.track(name, {});
    return window.veridict.token();
  }, mark);
  const mine = () => site.late.find(({ decoded }) => decoded.track.at(-1)?.name === mark);
  await expect.poll(mine).toBeDefined();
  const { decoded } = mine()!;
  expect(decoded.malformed).toEqual([]);
  return decoded.readings;
}

test('nothing that is typed is in the bytes sent, and what is sent of it is numbers', async ({ page, site }) => {
  const bodies: string[] = [];
  page.on('request', (request: Request) => bodies.push(request.postData() ?? ''));
  site.pages['/'] = { body: FORM };
  await page.goto(site.url());
  await watched(page, site);
  const typed = ['Qz7xWv kJ', 'Müßig#Ωy9'];
  await page.click('#one');
  await page.keyboard.type(typed[0]!, { delay: 5 });
  await page.click('#two');
  await page.keyboard.type(typed[1]!, { delay: 5 });
  const { keyPhysics, interaction, deeds, pointerPhysics } = await readingsNow(page, site);
  await page.click('button');
  expect(keyPhysics!.keys).toBeGreaterThanOrEqual(14);
  expect(keyPhysics!.fields).toBe(2);

  const said = bodies.join('\n');
  for (const text of [...typed, ...typed.map((text) => text.slice(2, 6))]) expect(said).not.toContain(text);
  expect(said).not.toMatch(/"(Key[A-Z]|Digit\d|Space|Shift(Left|Right)?|Backspace|Tab)"/);
  const leaves = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
  const words = leaves([keyPhysics, interaction, pointerPhysics, { ...deeds, callers: [] }]);
  expect(words.filter((word) => !['number', 'boolean'].includes(typeof word) && word !== null)).toEqual([]);
});

test('capitals without Shift, fields and code of a driver show', async ({ page, site }) => {
  site.pages['/'] = { body: FORM };
  await page.goto(site.url());
  await watched(page, site);
  await page.evaluate(() => {
    const field = document.querySelector('textarea')!;
    field.value = 'filled';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
  await page.keyboard.type('Abc');
  const { keyPhysics, deeds } = await readingsNow(page, site);
  expect(keyPhysics).toMatchObject({ keys: 3, shiftlessCapital: true, fields: 1, scripted: 0 });
  expect(deeds!.callers.join()).toContain('UtilityScript');
});

test('two pages that feign the focus tell each other', async ({ page, context, site }) => {
  const other = await context.newPage();
  await page.goto(site.url());
  await other.goto(site.url());
  await watched(page, site);
  await watched(other, site);
  await expect
    .poll(async () => (await readingsNow(page, site)).tabFocus?.shared, { timeout: 30_000, intervals: [2500] })
    .toBeGreaterThanOrEqual(2);
  expect((await readingsNow(page, site)).tabFocus!.peers).toBe(1);
});

for (const bypassed of [false, true]) {
  test.describe(`a page whose policy is ${bypassed ? 'bypassed' : 'kept'}`, () => {
    test.use({ bypassCSP: bypassed });
    test('shows it, where its tag asks for that', async ({ page, site }) => {
      const csp = `script-src 'self'; img-src 'self'`;
      site.pages['/'] = { csp, tag: 'data-policy-probe' };
      site.pages['/other'] = { csp };
      await page.goto(site.url());
      await watched(page, site);
      await expect.poll(async () => (await readingsNow(page, site)).pagePolicy).toEqual({ bypassed });
      await page.goto(site.url('/other'));
      await watched(page, site);
      expect((await readingsNow(page, site)).pagePolicy).toBeUndefined();
    });
  });
}

// As people start them, and the engines that Playwright does not hold.
for (const name of ['chromium-undriven', 'firefox-undriven', 'firefox-bidi', 'minibrowser-undriven']) {
  test(`${name}: every reading is there, and nothing speaks against it`, async ({ site }) => {
    const missing = missingFor(name);
    test.skip(missing.length > 0, `${missing.join(', ')} not installed`);
    test.setTimeout(120_000);
    const csp = `default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self'`;
    const body = `<script>setInterval(() => window.veridict?.token(), 1000)</script>`;
    site.pages['/'] = { csp, body };
    const browser = await openVisitor(name);
    try {
      const { printed } = await browser.visit(site.url());
      await expect.poll(() => site.late.at(-1)?.decoded.readings.fonts, { timeout: 60_000 }).toBeDefined();
      const { readings, malformed, faults } = site.late.at(-1)!.decoded;
      expect({ malformed, faults, printed }).toEqual({ malformed: [], faults: {}, printed: [] });
      expect(readings.pagePolicy).toBeUndefined();
      expect(readings.tabFocus).toEqual({ peers: 0, shared: 0 });
      expect(readings.deeds).toMatchObject({ deeds: 0, untouched: 0, callers: [] });
      expect(readings.keyPhysics).toMatchObject({ keys: 0, fields: 0, silent: 0 });
      expect(readings.pointerPhysics).toMatchObject({ presses: 0, leaps: 0, strayReleases: 0 });
      expect(readings.fonts!.bits).toMatch(/^[01]{18}$/);
    } finally {
      await browser.close();
    }
  });
}
