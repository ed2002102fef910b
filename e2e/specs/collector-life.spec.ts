import { eventsOf, expect, ready, test, watchEvents } from './collector-fixtures.ts';

test.describe('navigation', () => {
  for (const [name, hide] of [
    ['told of by the browser', false],
    ['looked for where the browser does not tell', true],
  ] as const) {
    test(`${name}: each address is a page view of the same session`, async ({ page, site, complaints }) => {
      if (hide) await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
      await page.goto(site.url());
      await ready(page);
      const pushState = await page.evaluate(() => Object.hasOwn(history, 'pushState'));
      expect(pushState).toBe(false);
      await page.evaluate(() => history.pushState({}, '', '/next'));
      await expect.poll(() => site.collected.length, { timeout: 10_000 }).toBe(2);
      await page.evaluate(() => history.back());
      await expect.poll(() => site.collected.length, { timeout: 10_000 }).toBe(3);
      expect(new Set(site.collected.map(({ claims }) => claims.sid)).size).toBe(1);
      expect(new Set(site.collected.map(({ claims }) => claims.jti)).size).toBe(3);
      expect(complaints).toEqual([]);
    });
  }

  test('a page out of the back/forward cache is assessed anew', async ({ page, site }) => {
    await page.goto(site.url());
    await ready(page);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expect.poll(() => site.collected.length).toBe(2);
  });
});

test.describe('late evidence', () => {
  test('tells what the visitor did, at the latest on the way out', async ({ page, site, complaints }) => {
    site.pages['/'] = { body: '<input id="field"><p>text</p>' };
    site.pages['/away'] = { tag: 'data-exclude="/**"' };
    await page.goto(site.url());
    await ready(page);
    await page.mouse.move(40, 40, { steps: 5 });
    await page.click('#field');
    await page.keyboard.type('ab');
    await page.evaluate(() => window.veridict.track('cart', { items: 2 }));
    await page.goto(site.url('/away'));
    await expect.poll(() => site.late.at(-1)?.decoded.readings.interaction?.keys).toBe(2);
    const last = site.late.at(-1)!;
    expect(last.decoded.malformed).toEqual([]);
    expect(last.decoded.readings.interaction).toMatchObject({ presses: 1, mousePresses: 1 });
    expect(last.decoded.readings.interaction!.pointerMoves).toBeGreaterThan(0);
    expect(last.decoded.track).toMatchObject([{ name: 'cart', data: { items: 2 } }]);
    expect(JSON.stringify(site.late)).not.toContain('"ab"');
    expect(complaints).toEqual([]);
  });

  test('goes with a form and before a token, and links the user', async ({ page, site }) => {
    site.pages['/'] = { body: `<form onsubmit="event.preventDefault()"><button>send</button></form>` };
    await page.goto(site.url());
    await ready(page);
    expect(await page.evaluate(() => window.veridict.identify('user-7'))).toBe(true);
    await page.click('button');
    await expect.poll(() => site.late.length).toBeGreaterThan(0);
    expect(site.late.at(-1)!.decoded.identify).toEqual({ userId: 'user-7' });
    const before = site.late.length;
    expect(await page.evaluate(() => window.veridict.token())).toBe(site.collected[0]!.token);
    expect(site.late.length).toBeGreaterThan(before);
    const numbers = site.late.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  test('may change the verdict, which the page then hears of', async ({ page, site }) => {
    site.verdictOf = (reports) =>
      reports ? { action: 'block', band: 'automated' } : { action: 'allow', band: 'human' };
    await watchEvents(page);
    await page.goto(site.url());
    await ready(page);
    await page.evaluate(() => window.veridict.token());
    const { token } = site.collected[0]!;
    expect((await eventsOf(page)).map(({ detail }) => detail)).toEqual([
      { token, action: 'allow', band: 'human' },
      { token, action: 'block', band: 'automated' },
    ]);
    expect(await page.evaluate(() => window.veridict.verdict)).toEqual({ token, action: 'block', band: 'automated' });
  });
});

test.describe('consent', () => {
  test('nothing runs, is asked or stored before it', async ({ page, site }) => {
    site.pages['/'] = { tag: 'data-consent="wait"' };
    await page.goto(site.url());
    expect(await page.evaluate(() => window.veridict.token())).toBeNull();
    expect(site.seen.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
    await page.evaluate(() => window.veridict.consent('full'));
    expect(await ready(page)).not.toBeNull();
    expect(site.collected).toHaveLength(1);
  });

  test('essential reads no canvas and loads no second phase', async ({ page, site }) => {
    site.pages['/'] = { tag: 'data-consent="essential"' };
    await page.goto(site.url());
    await ready(page);
    await page.evaluate(() => window.veridict.token());
    const { decoded } = site.collected[0]!;
    expect([decoded.consent, decoded.readings.canvas, decoded.faults.canvas]).toEqual([
      'essential',
      undefined,
      'blocked',
    ]);
    expect(site.seen.filter(({ path }) => path.includes('visitor'))).toEqual([]);
    expect(site.late.every(({ decoded: late }) => late.readings.visitor === undefined)).toBe(true);
  });

  test('a path that is excluded is left alone', async ({ page, site }) => {
    site.pages['/'] = { tag: 'data-exclude="/, /admin/**"' };
    await page.goto(site.url());
    expect(await ready(page)).toBeNull();
    expect(site.nonces).toEqual([]);
  });
});

test.describe('when the server is not as it should be', () => {
  test('a failure on the way is tried once more', async ({ page, site, complaints: _ }) => {
    site.refusals.nonce = ['hang up'];
    site.refusals.collect = [{ status: 503, code: 'overloaded' }];
    await page.goto(site.url());
    expect(await ready(page)).not.toBeNull();
    expect(site.collected).toHaveLength(1);
  });

  test('an answer that was lost does not cost the verdict', async ({ page, site }) => {
    site.refusals.collect = [{ status: 409, code: 'nonce_used' }];
    await page.goto(site.url());
    expect(await ready(page)).not.toBeNull();
    expect(site.nonces).toHaveLength(2);
  });

  test('a refusal is an event, and the page goes on', async ({ page, site, complaints }) => {
    site.pages['/'] = { tag: 'data-region="us"' };
    // browsers repeat what was misdirected by themselves
    site.refusals.nonce = Array(4).fill({ status: 421, code: 'wrong_region' });
    await watchEvents(page);
    await page.goto(site.url());
    expect(await ready(page)).toBeNull();
    expect(await eventsOf(page)).toMatchObject([{ name: 'botd:error', detail: { code: 'wrong_region' } }]);
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints.filter((text) => text.startsWith('thrown: '))).toEqual([]);
    expect(site.collected).toEqual([]);
  });
});

test('the second phase hears from nobody but the site, and knows the browser again', async ({ page, site }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin()) && !/^(data|about|blob):/.test(request.url()))
      foreign.push(request.url());
  });
  const visitor = async () => {
    await page.goto(site.url());
    await ready(page);
    const before = site.late.length;
    await expect
      .poll(() => site.late.slice(before).some(({ decoded }) => decoded.readings.visitor), { timeout: 10_000 })
      .toBe(true);
    return site.late.at(-1)!.decoded.readings.visitor!;
  };
  const [first, second] = [await visitor(), await visitor()];
  expect(second).toEqual(first);
  expect(Object.keys(first.components).length).toBeGreaterThan(20);
  expect(foreign).toEqual([]);
});
