import type { Page } from '@playwright/test';
import { EnforceSite, type PageWish } from './enforce-site.ts';
import { admin, expect, test } from './fixtures.ts';

// What depends on what the visitor does meanwhile: types, waits, tries again.
const PLAIN = 'shop.test';
test.use({
  launchOptions: [
    ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${PLAIN} 127.0.0.1`] }),
    { scope: 'worker' },
  ],
});
let site: EnforceSite;
test.beforeAll(async ({ server }) => {
  const mode = { kind: 'public', mode: 'test', name: 'Visitors', site_id: server.keys.site_id };
  site = await new EnforceSite(server.url, (await admin<{ secret: string }>(server, '/keys', mode)).secret).start();
});
test.afterAll(() => site.stop());

const suspect: PageWish = { enforce: '', action: 'test_challenge' };
const solution = '/api/v1/challenge/solution';

/** Until what acts is there, and has had its turn. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('-enforce.js')),
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

test('a form that comes after the verdict takes the token along too', async ({ page }) => {
  await page.goto(site.page({ form: 'late', action: 'test_human' }));
  await page.getByLabel('Name').fill('Ada');
  await settled(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/\/sent/);
  expect(site.sent).toHaveLength(1);
  expect(site.sent[0]!.get('who')).toBe('Ada');
  expect(site.sent[0]!.get('proof')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(site.sent[0]!.get('botd_pass')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test('so does one that a script sends before anybody has turned to it', async ({ page }) => {
  await page.goto(site.page({ form: 'late', action: 'test_human' }));
  await page.locator('form').evaluate((form: HTMLFormElement) => form.requestSubmit());
  await page.waitForURL(/\/sent/);
  expect(site.sent).toHaveLength(1);
  expect(site.sent[0]!.get('proof')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test('who is typing is left alone until the form is sent, which goes on its way after the work', async ({ page }) => {
  const url = site.page({ ...suspect, form: 'there' });
  site.way = 'slow';
  site.only.push('/api/v1/collect');
  await page.goto(url);
  await page.getByLabel('Name').fill('Ada');
  site.way = 'open';
  await page.waitForFunction(() => window.veridict.verdict?.action === 'challenge');
  await settled(page);
  await page.getByLabel('Name').pressSequentially(' Lovelace');
  expect(site.state).toMatchObject({ notice: null, touched: false });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/\/sent/);
  expect(site.asked.filter(({ path }) => path === solution)).toHaveLength(1);
  expect(site.sent).toHaveLength(1);
  expect(site.sent[0]!.get('who')).toBe('Ada Lovelace');
  expect(site.sent[0]!.get('proof')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test('on plain http, where nothing can be computed, there is a form to be sent after a wait', async ({
  page,
  server,
}) => {
  const origins = [`http://${PLAIN}:${site.port}`];
  const { id } = await admin<{ id: string }>(server, '/sites', { name: 'Plain', origins });
  const mode = { kind: 'public', mode: 'test', name: 'Plain', site_id: id };
  const { secret: key } = await admin<{ secret: string }>(server, '/keys', mode);
  await page.goto(site.page({ ...suspect, key }, PLAIN));
  expect(await page.evaluate(() => [isSecureContext, crypto.subtle === undefined])).toEqual([false, true]);
  const notice = page.locator('veridict-notice');
  await expect(notice.getByRole('status')).toHaveText('Please wait ten seconds.');
  await expect(notice.getByRole('button')).toBeHidden();
  await notice.getByRole('button', { name: 'Go on' }).press('Enter', { timeout: 20_000 });
  await expect(notice).toHaveCount(0);
  await expect(page.getByText('Members only.')).toBeVisible();
  expect(site.asked.filter(({ path }) => path.endsWith('-solver.js'))).toEqual([]);
  expect(site.state?.complaints).toEqual([]);
});

test('after two tries there is no third, and what was there is gone', async ({ page }) => {
  const url = site.page(suspect);
  site.way = 'error';
  site.only.push(solution);
  await page.goto(url);
  const notice = page.locator('veridict-notice');
  const again = notice.getByRole('button', { name: 'Try again' });
  const heading = notice.getByRole('heading');
  for (let n = 0; n < 2; n += 1) {
    await expect(heading).toHaveText('The check could not be finished.', { timeout: 20_000 });
    await expect(page.locator('main', { hasText: 'Members only.' })).toHaveCount(1);
    await again.click();
  }
  await expect(heading).toHaveText('This page cannot be shown to you', { timeout: 20_000 });
  await expect(page.locator('main', { hasText: 'Members only.' })).toHaveCount(0);
  site.way = 'open';
  await again.click();
  await expect(heading).toHaveText('This page cannot be shown to you', { timeout: 20_000 });
});
