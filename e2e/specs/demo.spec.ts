import AxeBuilder from '@axe-core/playwright';
import { expect, test, verdictOf } from './fixtures.ts';

const tokenIn = async (context: { cookies(): Promise<Array<{ name: string; value: string }>> }) =>
  (await context.cookies()).find(({ name }) => name === 'botd_token')?.value;

test('the demo page tells a driven browser that it is one, and why', async ({ server, page, context }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${server.url}/demo/`);
  await expect(page.getByText(/automated|known bot|known-bot/i).first()).toBeVisible({ timeout: 20_000 });
  const token = await tokenIn(context);
  expect(token).toBeDefined();
  const verdict = await verdictOf(server, token ?? '');
  expect(verdict.score).toBeGreaterThanOrEqual(70);
  const reasons = verdict.signals.filter((signal) => signal.llr > 0 || signal.name === verdict.hard_rule_hit);
  expect(reasons.length).toBeGreaterThan(0);
  for (const { name } of reasons.slice(0, 3))
    await expect(page.getByText(name, { exact: false }).first()).toBeVisible();
  expect(complaints).toEqual([]);
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
      await expect.poll(() => tokenIn(context), { timeout: 20_000 }).toBeDefined();
      await expect(page.getByText(/automated|known bot|known-bot/i).first()).toBeVisible({ timeout: 20_000 });
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

test('the demo page is not there for the network', async () => {
  const { startServer } = await import('../../tooling/server.mjs');
  const server = await startServer({ env: { VERIDICT_DEMO: 'off' } });
  try {
    expect((await fetch(`${server.url}/demo/`)).status).toBe(404);
  } finally {
    await server.stop();
  }
});
