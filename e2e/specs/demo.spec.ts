import AxeBuilder from '@axe-core/playwright';
import { startServer } from '../../tooling/server.mjs';
import { expect, test, verdictOf } from './fixtures.ts';

const tokenIn = async (context: { cookies(): Promise<Array<{ name: string; value: string }>> }) =>
  (await context.cookies()).find(({ name }) => name === 'botd_token')?.value;

/** The bands of a browser that is driven. */
const CAUGHT = /automated|known-bot/;

test('the demo page tells a driven browser that it is one, and why', async ({ server, page, context }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${server.url}/demo/`);
  await expect(page.getByRole('status')).toContainText(CAUGHT, { timeout: 20_000 });
  const token = await tokenIn(context);
  expect(token).toBeDefined();
  const verdict = await verdictOf(server, token ?? '');
  expect(verdict.score).toBeGreaterThanOrEqual(70);
  const reasons = verdict.signals.filter((signal) => signal.llr > 0 || signal.name === verdict.hard_rule_hit);
  expect(reasons.length).toBeGreaterThan(0);
  for (const { name } of reasons) await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  // The one image that the collector tries because the policy of this page forbids it.
  expect(complaints.filter((text) => !/'?data:image\/gif.*img-src 'self'/s.test(text))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`the demo page is accessible in ${colorScheme} at ${viewport.width} pixels`, async ({ server, browser }) => {
      const context = await browser.newContext({ colorScheme, viewport });
      const page = await context.newPage();
      await page.goto(`${server.url}/demo/`);
      await expect(page.getByRole('status')).toContainText(CAUGHT, { timeout: 20_000 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await context.close();
    });
  }
}

test('the demo page is not there when it is switched off', async () => {
  const server = await startServer({ env: { VERIDICT_DEMO: 'off' } });
  try {
    expect((await fetch(`${server.url}/demo/`)).status).toBe(404);
  } finally {
    await server.stop();
  }
});
