import { missingFor, openVisitor } from '../../packages/collector/engines/drivers.mjs';
import { EnforceSite, type PageState } from './enforce-site.ts';
import { admin, expect, test } from './fixtures.ts';

// What a person, a suspect and a robot meet, and what is left of a page when the server is slow or gone: in every engine,
// told by the pages themselves, so that no driver has to look into them.
for (const name of ['puppeteer-headless', 'firefox-bidi', 'webkit-webdriver']) {
  test.describe(name, () => {
    const missing = missingFor(name);
    test.skip(missing.length > 0, `${missing.join(', ')} not installed`);
    test.describe.configure({ timeout: 120_000 });
    let site: EnforceSite;
    let browser: Awaited<ReturnType<typeof openVisitor>>;
    test.beforeAll(async ({ server }) => {
      const mode = { kind: 'public', mode: 'test', name, site_id: server.keys.site_id };
      site = await new EnforceSite(server.url, (await admin<{ secret: string }>(server, '/keys', mode)).secret).start();
      browser = await openVisitor(name);
    });
    test.afterAll(async () => {
      await browser?.close();
      await site?.stop();
    });

    /** Open a page, wait until it says so, and give what it said then. */
    async function see(wish: Parameters<EnforceSite['page']>[0], until: Partial<PageState>, prepare = () => {}) {
      const url = site.page(wish);
      prepare();
      const visit = await browser.visit(url);
      await expect.poll(() => site.state, { timeout: 60_000 }).toMatchObject(until);
      return { state: site.state!, close: () => visit.close() };
    }
    /** Write down when the page could be read, and when it was told. */
    const log = () => {
      const { readableMs, toldMs } = site.state!;
      test
        .info()
        .annotations.push({ type: 'timing', description: `readable at ${readableMs} ms, told at ${toldMs} ms` });
      return { readableMs: readableMs!, toldMs: toldMs! };
    };
    const asked = (path: string | RegExp) => site.asked.filter((one) => one.path.match(path));

    test('a person sees nothing of it, and nothing moves', async () => {
      const { state, close } = await see({ enforce: '', action: 'test_human' }, { action: 'allow', readable: true });
      expect(state).toMatchObject({ notice: null, touched: false, title: 'Shop', complaints: [] });
      expect(state.boxes).toHaveLength(1);
      expect(asked(/-enforce\.js$|-solver\.js$/)).toEqual([]);
      await close();
    });

    test('a suspect does the work, in a worker, and goes on', async () => {
      const { state, close } = await see(
        { enforce: '', action: 'test_challenge' },
        { action: 'allow', readable: true },
      );
      expect(state).toMatchObject({ notice: null, touched: true, title: 'Shop', complaints: [] });
      expect(asked(/-solver\.js$/).map(({ dest }) => dest)).toEqual(['worker']);
      expect(asked('/api/v1/challenge/solution')).toHaveLength(1);
      await close();
    });

    test('a robot is refused, and what was there is gone', async () => {
      const { state, close } = await see(
        { enforce: 'block', action: 'test_bot' },
        { action: 'block', notice: 'This page cannot be shown to you' },
      );
      expect(state).toMatchObject({ readable: false, complaints: [] });
      await close();
    });

    test('without scripts the page is as it was', async () => {
      const visit = await browser.visit(site.page({ enforce: '', action: 'test_bot', scripts: 'off' }));
      await expect.poll(() => asked('/unscripted').length, { timeout: 30_000 }).toBe(1);
      // What the page before sends as it is left may still come in.
      expect(asked(/^\/api\/v1\/(nonce|collect)/)).toEqual([]);
      await visit.close();
    });

    test('a slow server keeps nobody waiting: the page is there first', async () => {
      const { state, close } = await see({ enforce: '', action: 'test_bot' }, { readable: true }, () => {
        site.way = 'slow';
        site.only.push('/api/v1/collect');
      });
      expect(state).toMatchObject({ notice: null, touched: false, action: null });
      await expect.poll(() => asked('/api/v1/collect').length, { timeout: 60_000 }).toBe(1);
      expect(site.state).toMatchObject({ readable: true, action: null });
      site.way = 'open';
      await expect.poll(() => site.state, { timeout: 60_000 }).toMatchObject({ action: 'block', readable: false });
      const { readableMs, toldMs } = log();
      expect(readableMs).toBeLessThan(toldMs);
      await close();
    });

    for (const way of ['error', 'down'] as const)
      test(`a server that is ${way === 'down' ? 'gone' : 'in trouble'} harms no page`, async () => {
        const { state, close } = await see({ enforce: '', action: 'test_bot' }, { readable: true }, () => {
          site.way = way;
        });
        expect(state.notice).toBeNull();
        await expect.poll(() => site.state?.error, { timeout: 60_000 }).toMatch(/./);
        log();
        expect(site.state).toMatchObject({
          notice: null,
          touched: false,
          readable: true,
          action: null,
          complaints: [],
        });
        await close();
      });
  });
}
