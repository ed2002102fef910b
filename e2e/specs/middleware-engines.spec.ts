import { missingFor, openVisitor } from '../../packages/collector/engines/drivers.mjs';
import { expect, test } from './fixtures.ts';
import { startSite } from './middleware-site.ts';

// The check on the page of refusal, and the refusal of a robot, in the engines that Playwright does not drive here. The site
// itself tells what became of its visitors, so that no driver has to look into a page.
for (const name of ['firefox-bidi', 'webkit-webdriver'])
  test.describe(name, () => {
    const missing = missingFor(name);
    test.skip(missing.length > 0, `${missing.join(', ')} not installed`);
    test.describe.configure({ timeout: 120_000 });

    test('whoever passes the check is shown the page, and a robot is not', async ({ server }) => {
      const told: string[] = [];
      const site = await startSite(server, {
        enforce: 'block',
        onDecision: ({ action, reason }, { path }) => told.push(`${path} ${action} ${reason}`),
        outcomeOf: (path) => (path === '/person' ? 'test_human' : 'test_bot'),
      });
      const browser = await openVisitor(name);
      const sees = async (path: string, wanted: string) => {
        const visit = await browser.visit(`${site.url}${path}`);
        await expect
          .poll(() => told.filter((one) => one.startsWith(`${path} `)).at(-1), { timeout: 60_000 })
          .toBe(wanted);
        await visit.close();
      };
      try {
        await sees('/person', '/person allow verdict');
        expect(told[0]).toBe('/person challenge token_missing');
        await (await browser.visit(`${site.url}/forget`)).close();
        const visit = await browser.visit(`${site.url}/robot`);
        // the page asks what is to be done once it has the verdict, and its cookie
        await expect.poll(() => site.asked, { timeout: 60_000 }).toContain('/a9/api/v1/challenge');
        await visit.close();
        await sees('/robot', '/robot block verdict');
      } finally {
        await browser.close();
        await site.stop();
      }
    });
  });
