import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EnforceSite, type PageWish } from './enforce-site.ts';
import { admin, expect, type Server, test } from './fixtures.ts';

// Every state that a visitor may see, in each of its looks: accessible, readable, within the screen. With
// `npm run screenshots` the same run draws the pictures of docs/images.
const pictures = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const isDrawing = () => test.info().config.updateSnapshots === 'all';
const solution = '/api/v1/challenge/solution';

let site: EnforceSite;
test.beforeAll(async ({ server }) => {
  const mode = { kind: 'public', mode: 'test', name: 'States', site_id: server.keys.site_id };
  site = await new EnforceSite(server.url, (await admin<{ secret: string }>(server, '/keys', mode)).secret).start();
  await setContact(server, 'help@shop.example');
});
test.afterAll(async ({ server }) => {
  await setContact(server, null);
  await site.stop();
});

async function setContact(server: Server, contact: string | null): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/admin/sites/${server.keys.site_id}`, {
    method: 'PATCH',
    headers: { 'x-api-key': server.keys.admin_key, 'content-type': 'application/json' },
    body: JSON.stringify({ contact }),
  });
  expect(response.status).toBe(200);
}

/** How a page is brought into a state, and what says that it is there. */
interface State {
  name: string;
  wish: PageWish;
  prepare?: (page: Page) => unknown;
  heading: Record<'en' | 'ar', string>;
  /** looks like another one that is tried, so it is only drawn */
  isLike?: string;
  advance?: (page: Page) => unknown;
}

const suspect: PageWish = { enforce: '', action: 'test_challenge' };
const moment = { en: 'One moment, please', ar: 'لحظة من فضلك' };
const STATES: readonly State[] = [
  {
    name: 'blocked',
    wish: { enforce: '', action: 'test_bot' },
    heading: { en: 'This page cannot be shown to you', ar: 'لا يمكن عرض هذه الصفحة لك' },
  },
  {
    name: 'challenge-start',
    isLike: 'challenge-working',
    wish: suspect,
    prepare: () => hold('held', '/api/v1/challenge'),
    heading: moment,
  },
  { name: 'challenge-working', wish: suspect, prepare: () => hold('held', solution), heading: moment },
  {
    name: 'challenge-failed',
    wish: suspect,
    prepare: () => hold('error', solution),
    heading: { en: 'The check could not be finished.', ar: 'تعذر إتمام الفحص.' },
  },
  {
    name: 'challenge-solved',
    isLike: 'without-scripts',
    wish: suspect,
    heading: { en: 'Welcome', ar: 'Welcome' },
    advance: (page) => expect(page.locator('veridict-notice')).toHaveCount(0, { timeout: 20_000 }),
  },
  { name: 'wait', isLike: 'challenge-working', wish: { ...suspect, crypto: 'off' }, heading: moment },
  {
    name: 'wait-over',
    wish: { ...suspect, crypto: 'off' },
    prepare: (page) => page.clock.install(),
    heading: moment,
    async advance(page) {
      await expect(page.locator('veridict-notice').getByRole('status')).toHaveText(/ten|عشر/, { timeout: 20_000 });
      await expect(async () => {
        await page.clock.fastForward(11_000);
        await expect(page.locator('veridict-notice').getByRole('button')).toBeVisible({ timeout: 1_000 });
      }).toPass();
    },
  },
  {
    name: 'without-scripts',
    wish: { enforce: '', action: 'test_bot', scripts: 'off' },
    heading: { en: 'Welcome', ar: 'Welcome' },
  },
];

function hold(way: EnforceSite['way'], path: string): void {
  site.way = way;
  site.only.push(path);
}

// Without drawing two of them are tried, which between them have all that there is to go wrong.
const LOOKS = [
  { lang: 'en', colorScheme: 'light', size: { width: 640, height: 460 }, isTried: true },
  { lang: 'en', colorScheme: 'dark', size: { width: 640, height: 460 }, isTried: false },
  { lang: 'en', colorScheme: 'light', size: { width: 320, height: 460 }, isTried: false },
  { lang: 'ar', colorScheme: 'dark', size: { width: 320, height: 460 }, isTried: true },
] as const;

/** What a state must be in every look. */
async function examine(page: Page, isScripted: boolean): Promise<void> {
  // It runs in the page, which is the site's own where no script of ours does.
  const { violations } = isScripted ? await new AxeBuilder({ page }).analyze() : { violations: [] };
  expect(violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''))).toEqual([]);
  const overflow = await page.evaluate(() => {
    const shown = document.querySelector('veridict-notice') ?? document.documentElement;
    return shown.scrollWidth - shown.clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const { name, isLike, wish, prepare, heading, advance } of STATES)
  test(name, async ({ page, context }) => {
    test.skip(isLike !== undefined && !isDrawing(), `looks like ${isLike}`);
    const shots: Buffer[] = [];
    for (const lang of ['en', 'ar'] as const) {
      if (lang === 'ar' && page.url() !== 'about:blank') await page.goto('about:blank');
      const url = site.page({ ...wish, lang });
      await context.clearCookies();
      await prepare?.(page);
      await page.goto(url);
      await advance?.(page);
      await expect(page.getByRole('heading', { name: heading[lang] })).toBeVisible({ timeout: 20_000 });
      for (const look of LOOKS.filter((one) => one.lang === lang && (isDrawing() || one.isTried))) {
        await page.emulateMedia({ colorScheme: look.colorScheme });
        await page.setViewportSize(look.size);
        await examine(page, wish.scripts !== 'off');
        if (isDrawing()) shots.push(await page.screenshot());
      }
      site.way = 'open';
    }
    if (isDrawing()) await draw(page, name, shots);
  });

/** One picture of a state in all its looks, side by side. */
async function draw(page: Page, name: string, shots: readonly Buffer[]): Promise<void> {
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1970, height: 480 });
  await page.goto('about:blank');
  await page.setContent(
    `<style>body{margin:0;padding:10px;display:flex;gap:10px;background:#888}</style>${images.join('')}`,
  );
  mkdirSync(pictures, { recursive: true });
  writeFileSync(`${pictures}enforce-${name}.png`, await page.screenshot());
}
