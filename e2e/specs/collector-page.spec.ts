import { againstSeeds, eventsOf, expect, ready, test, watchEvents } from './collector-fixtures.ts';
import { KEY } from './collector-site.ts';

test.describe('a page view', () => {
  test('ends in a signed token, a cookie, an event and nothing else', async ({ page, site, complaints }) => {
    site.pages['/'] = { tag: 'data-action="checkout"' };
    await watchEvents(page);
    await page.goto(site.url());
    const detail = await ready(page);
    const { claims, token, decoded } = site.collected[0]!;
    expect(detail).toEqual({ token, action: 'allow' });
    expect(claims).toMatchObject({ act: 'checkout', origin: site.origin(), sid: site.nonces[0]!.sid });
    expect(await page.context().cookies()).toMatchObject([
      { name: 'botd_token', value: token, sameSite: 'Lax', secure: false, httpOnly: false, path: '/' },
    ]);
    const [cookie] = await page.context().cookies();
    expect(cookie!.expires - Date.now() / 1000).toBeGreaterThan(1700);
    expect(await eventsOf(page)).toEqual([
      { name: 'botd:verdict', detail: { token, action: 'allow' }, bubbles: true, cancelable: true },
    ]);

    expect(decoded.malformed).toEqual([]);
    expect(decoded.unknown).toEqual([]);
    expect(Object.keys(decoded.readings).length).toBeGreaterThanOrEqual(25);
    expect(Math.abs(decoded.readings.clock!.offsetMs)).toBeLessThan(3000);
    const seeds = ['seedDrawing', 'seedNames', 'seedOrder', 'seedRounds'];
    expect(Object.keys(decoded.readings)).toEqual(expect.arrayContaining(seeds));
    expect(againstSeeds(decoded, claims.nonce)).toEqual([]);
    expect(againstSeeds(decoded, `${claims.nonce}-another`)).toEqual(
      expect.arrayContaining(['seed_names_mismatch', 'seed_order_mismatch', 'seed_rounds_mismatch']),
    );

    const wire = site.seen.filter(({ path }) => path.startsWith('/api/'));
    expect(wire.map(({ method, path }) => `${method} ${path}`).slice(0, 2)).toEqual([
      'POST /api/v1/nonce',
      'POST /api/v1/collect',
    ]);
    for (const { headers } of wire.slice(0, 2)) {
      expect(headers['content-type']).toBe('text/plain;charset=UTF-8');
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBe(site.url());
    }
    const left = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const pristine = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      const own = Object.getOwnPropertyNames(window).filter((name) => !pristine.has(name) && !/^\d+$/.test(name));
      return { own, storage: localStorage.length + sessionStorage.length, frames: frames.length };
    });
    expect(left.own.filter((name) => !name.startsWith('__playwright'))).toEqual(['veridict']);
    expect(left).toMatchObject({ storage: 0, frames: 0 });
    expect(complaints).toEqual([]);
  });

  test('of another origin than the endpoint asks no preflight and sends no cookie', async ({
    page,
    site,
    complaints,
  }) => {
    const other = site.origin('127.0.0.1');
    site.pages['/'] = { scriptOrigin: other, csp: `script-src ${other}; connect-src ${other}` };
    await page.goto(site.url());
    expect(await ready(page)).not.toBeNull();
    expect(site.seen.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
    expect(site.seen.filter(({ path, headers }) => path.startsWith('/api/') && headers.cookie)).toEqual([]);
    expect(site.collected[0]!.claims.origin).toBe(site.origin());
    expect(complaints.filter((text) => !text.includes('worker'))).toEqual([]);
  });

  test('goes on in the session of the one before', async ({ page, site }) => {
    await page.goto(site.url());
    await ready(page);
    await page.reload();
    await ready(page);
    expect(site.nonces[1]!.prev).toBe(site.collected[0]!.token);
    expect(site.collected[1]!.claims.sid).toBe(site.collected[0]!.claims.sid);
    expect(site.collected[1]!.claims.jti).not.toBe(site.collected[0]!.claims.jti);
  });

  test('happens once, however many tags there are', async ({ page, site, complaints }) => {
    site.pages['/'] = { body: `<script src="/collector.js" data-key="${KEY}"></script>` };
    await page.goto(site.url());
    await ready(page);
    await page.evaluate(
      () =>
        new Promise((done) => {
          const again = document.createElement('script');
          again.src = '/collector.js';
          again.onload = done;
          document.head.append(again);
        }),
    );
    await ready(page);
    expect(site.nonces).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('is made by the npm entry too, and a second start gives back the first', async ({ page, site, complaints }) => {
    site.pages['/'] = {
      head: `<script type="module">
        import { start } from '/index.js';
        const options = { key: '${KEY}', endpoint: location.origin };
        window.same = start(options) === start(options);
      </script><!--`,
      body: '',
    };
    await page.goto(site.url());
    await page.waitForFunction(() => 'veridict' in window);
    expect(await ready(page)).not.toBeNull();
    expect(await page.evaluate(() => (window as unknown as { same: boolean }).same)).toBe(true);
    expect(site.nonces).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});

test.describe('where the page is strict', () => {
  const policies = {
    'a nonce alone': `script-src 'nonce-abc'`,
    'the own origin': `default-src 'self'`,
    'strict-dynamic': `script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'`,
    'nothing but the necessary': `default-src 'none'; script-src 'nonce-abc'; connect-src 'self'`,
  };
  for (const [name, csp] of Object.entries(policies)) {
    test(`${name}: verdict and second phase, and no violation of ours`, async ({ page, site }) => {
      site.pages['/'] = { tag: csp.includes('nonce') ? 'nonce="abc"' : '', csp };
      await page.addInitScript(() => {
        const violations: string[] = [];
        Object.defineProperty(document, 'violations', { value: violations });
        document.addEventListener('securitypolicyviolation', (event) =>
          violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        );
      });
      await page.goto(site.url());
      expect(await ready(page)).not.toBeNull();
      await expect
        .poll(() => site.late.some(({ decoded }) => decoded.readings.visitor), { timeout: 10_000 })
        .toBe(true);
      expect(await page.evaluate(() => (document as unknown as { violations: string[] }).violations)).toEqual([]);
    });
  }

  test('Trusted Types: verdict and second phase, though a worker and a library frame are refused', async ({
    page,
    site,
  }) => {
    site.pages['/'] = { csp: `script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'` };
    await page.goto(site.url());
    expect(await ready(page)).not.toBeNull();
    expect(site.collected[0]!.decoded.faults.workerRealm).toBeDefined();
    await expect.poll(() => site.late.some(({ decoded }) => decoded.readings.visitor), { timeout: 10_000 }).toBe(true);
  });

  test('a worker starts from the own address, not from a blob that a policy could mind', async ({ page, site }) => {
    const other = site.origin('127.0.0.1');
    site.pages['/'] = {};
    site.pages['/cross'] = { scriptOrigin: other, tag: 'nonce="abc"', csp: `script-src 'nonce-abc'` };
    site.pages['/blob'] = { scriptOrigin: other };
    site.pages['/own'] = { tag: 'nonce="abc" data-worker="own"', csp: `script-src 'nonce-abc'; worker-src 'self'` };
    site.pages['/off'] = { tag: 'data-worker="off"' };
    const read = async (path: string) => {
      await page.goto(site.url(path));
      await ready(page);
      const { decoded } = site.collected.at(-1)!;
      return decoded.readings.workerRealm ? 'read' : decoded.faults.workerRealm;
    };
    expect(await read('/')).toBe('read');
    expect(await read('/cross')).toBe('blocked');
    expect(await read('/blob')).toBe('read');
    expect(await read('/own')).toBe('read');
    expect(await read('/off')).toBe('blocked');
  });
});

test.describe('where the browser lacks something', () => {
  test('a page without a secure context signs with the fallback', async ({ playwright, site }) => {
    const chromium = await playwright.chromium.launch({
      ...(test.info().project.use.launchOptions as object),
      args: ['--no-sandbox', '--host-resolver-rules=MAP shop.example 127.0.0.1'],
    });
    const page = await chromium.newPage();
    await page.goto(site.origin('shop.example'));
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, 'undefined']);
    expect(await ready(page)).toMatchObject({ token: site.collected[0]!.token });
    expect(site.seen.some(({ path }) => path.endsWith('-fallback-signer.js'))).toBe(true);
    await chromium.close();
  });

  for (const [name, hide] of Object.entries({
    'crypto.subtle': () => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }),
    'all of crypto': () => Object.defineProperty(window, 'crypto', { value: undefined }),
    Ed25519: () => {
      const generateKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
      Object.assign(SubtleCrypto.prototype, { generateKey });
    },
  })) {
    test(`a page that hides ${name} signs with the fallback`, async ({ page, site, complaints }) => {
      await page.addInitScript(hide);
      await page.goto(site.url());
      expect(await ready(page)).not.toBeNull();
      expect(site.seen.some(({ path }) => path.endsWith('-fallback-signer.js'))).toBe(true);
      expect(complaints).toEqual([]);
    });
  }

  for (const years of [-7, 12]) {
    test(`a clock that is ${years} years off changes nothing but its reading`, async ({ page, site }) => {
      const offsetMs = years * 365 * 86_400_000;
      await page.addInitScript((ms) => {
        const RealDate = Date;
        const now = () => RealDate.now() + ms;
        window.Date = new Proxy(RealDate, {
          construct: (target, args) => new target(...((args.length ? args : [now()]) as [number])),
          get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
        });
      }, offsetMs);
      await page.goto(site.url());
      expect(await ready(page)).not.toBeNull();
      const { claims, decoded } = site.collected[0]!;
      expect(Math.abs(claims.iat - Date.now() / 1000)).toBeLessThan(10);
      expect(Math.abs(decoded.readings.clock!.offsetMs - offsetMs)).toBeLessThan(3000);
    });
  }

  test('a sandboxed frame has its error and no exception', async ({ page, site, complaints }) => {
    site.pages['/'] = { body: '<iframe sandbox="allow-scripts" src="/frame"></iframe>' };
    site.pages['/frame'] = {
      head: `<script>addEventListener('botd:error', ({ detail }) => parent.postMessage(detail, '*'))</script>`,
    };
    await page.addInitScript(() => {
      if (parent === window)
        Object.assign(window, { heard: new Promise((done) => addEventListener('message', ({ data }) => done(data))) });
    });
    await page.goto(site.url());
    const heard = await page.evaluate(() => (window as unknown as { heard: Promise<unknown> }).heard);
    expect(heard).toMatchObject({ code: 'origin_forbidden' });
    expect(complaints.filter((text) => text.startsWith('thrown: '))).toEqual([]);
  });

  test('a hostile page neither stops it nor hears of it', async ({ page, site }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(() => {
      const throwing = {
        configurable: true,
        get: () => {
          throw new Error('hostile');
        },
      };
      for (const name of ['plugins', 'languages', 'webdriver', 'permissions', 'userAgentData'])
        Object.defineProperty(Navigator.prototype, name, throwing);
      for (const name of ['width', 'availWidth']) Object.defineProperty(Screen.prototype, name, throwing);
      Object.defineProperty(Document.prototype, 'cookie', throwing);
      Object.assign(Array.prototype, { toJSON: () => 'broken' });
      Object.assign(Object.prototype, { polluted: 1 });
      console.debug = () => {
        throw new Error('hostile');
      };
    });
    await page.goto(site.url());
    const detail = await ready(page);
    expect(detail).not.toBeNull();
    expect(Object.values(site.collected[0]!.decoded.faults)).toContain('threw');
    expect(errors).toEqual([]);
  });
});
