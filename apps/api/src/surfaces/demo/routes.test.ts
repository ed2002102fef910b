import { collectAnswer, PATHS, verdictAnswer } from '@veridict/contract';
import { signals } from '@veridict/verifier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildTestApp, good, openAccount, openTestState, pageOf, refused, type TestApp } from '../../testing/app.ts';
import { pageHeaders, signPageView } from '../../testing/page.ts';
import { hasDemo, loadDemo } from './load.ts';

const shown = z.object({
  verdict: verdictAnswer.extend({ source: z.literal('live') }),
  titles: z.record(z.string(), z.string()),
  prior: z.number(),
  documented: z.array(z.string()),
});

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
let keys: { public_key: string; secret_key: string };
let neighbour: string;
beforeAll(async () => {
  store = await openTestState();
  const plain = await buildTestApp(store.state);
  const { addKey, addSite } = await openAccount(plain);
  keys = { public_key: await addKey('public'), secret_key: await addKey('secret') };
  neighbour = await addKey('public', 'live', { siteId: (await addSite()).id });
  await plain.app.close();
  test = await buildTestApp(store.state, { demo: await loadDemo(keys) });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const ask = (path: string, cookie?: string) =>
  test.app.inject({ url: `/demo/${path}`, headers: cookie === undefined ? {} : { cookie } });
const page = async (path = '') => {
  const answer = await ask(path);
  expect(answer.statusCode).toBe(200);
  return answer;
};

describe('200', () => {
  it('serves a page with the tag and the demo site’s own key, and the policy that its files keep to', async () => {
    const { body, headers } = await page();
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).toContain('data-policy-probe');
    expect(headers['content-security-policy']).toContain("; img-src 'self';");
    expect(body).toContain(`src="/collector.js" data-key="${keys.public_key}"`);
    expect(body).not.toContain('{{');
    expect(body).not.toContain(keys.secret_key);
    // What the policy forbids would fail in silence.
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|<script>/);
  });

  it('serves every file that its pages name, and those files name', async () => {
    const html = (await page()).body;
    const named = [...html.matchAll(/(?:src|href)="\/demo\/([\w.-]+)"/g)].map((match) => match[1]!);
    const imported = [...(await page('app.js')).body.matchAll(/from '\.\/([\w.-]+)'/g)].map((match) => match[1]!);
    expect(imported.length).toBeGreaterThan(0);
    for (const name of [...named, ...imported]) {
      const { headers } = await page(name);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it("shows the visitor's own verdict, with what each signal means", async () => {
    const { token } = await pageOf(test, keys.public_key).view();
    const { verdict, titles, prior } = good(await ask('verdict', `a=b; botd_token=${token}`), shown);
    expect(verdict.token).toBe(token);
    for (const { name } of verdict.signals) expect(titles[name]).not.toBe('');
    expect(Object.keys(titles)).toHaveLength(signals.length);
    const counts = Object.values(verdict.counts!).reduce((sum, count) => sum + count, 0);
    expect(counts).toBe(signals.length);
    const sum = verdict.signals.reduce((total, { llr }) => total + llr, prior);
    if (!verdict.hard_rule_hit && !verdict.ceiling)
      expect(Math.abs(100 / (1 + Math.exp(-sum)) - verdict.score)).toBeLessThan(2);
  });

  it('holds who asks with a token against the connection that it was made over', async () => {
    const env = { VERIDICT_TRUST_PROXY: 'nginx', VERIDICT_JA4_HEADER: 'x-ja4' };
    const proxied = await buildTestApp(store.state, { demo: await loadDemo(keys), env });
    const over = (ja4: string) => ({ 'x-real-ip': '203.0.113.7', 'x-ja4': ja4 });
    const { token, body } = signPageView({
      key: keys.public_key,
      origin: 'https://shop.example',
      nonce: await pageOf(proxied, keys.public_key).nonce(),
    });
    const headers = { ...pageHeaders('https://shop.example'), ...over('t13d1517h2_8daaf6152771_cb7bf5808d99') };
    good(await pageOf(proxied, keys.public_key).send(PATHS.collect, body, { headers }), collectAnswer);
    const namesOver = async (ja4: string) => {
      const asked = { url: '/demo/verdict', headers: { cookie: `botd_token=${token}`, ...over(ja4) } };
      return good(await proxied.app.inject(asked), shown).verdict.signals.map(({ name }) => name);
    };
    expect(await namesOver('t13d1517h2_8daaf6152771_cb7bf5808d99')).not.toContain('presented_tls_mismatch');
    expect(await namesOver('t13d1617h2_86a278354501_3cbfd9057e0d')).toContain('presented_tls_mismatch');
    await proxied.app.close();
  });

  it('explains signals by their documentation', async () => {
    const { token } = await pageOf(test, keys.public_key).view();
    const { documented } = good(await ask('verdict', `botd_token=${token}`), shown);
    expect(documented).toContain('webdriver');
    for (const id of documented) {
      const { body, headers } = await page(`signals/${id}`);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(body).toContain(id);
    }
  });
});

describe('308', () => {
  it('is where /demo and the bare address lead', async () => {
    const answers = await Promise.all(['/demo', '/'].map((url) => test.app.inject({ url })));
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [308, '/demo/'],
      [302, '/demo/'],
    ]);
  });
});

describe('400', () => {
  it('without a token', async () => {
    expect(refused(await ask('verdict'))).toBe('400 token_missing');
    expect(refused(await ask('verdict', 'botd_token='))).toBe('400 token_missing');
  });
});

describe('404', () => {
  it("for tokens of the account's other sites: the demo is no window into them", async () => {
    const { token } = await pageOf(test, neighbour).view();
    expect(refused(await ask('verdict', `botd_token=${token}`))).toBe('404 token_unknown');
    const asked = await test.app.inject({
      url: '/api/v1/verdict',
      query: { token },
      headers: { 'x-api-key': keys.secret_key },
    });
    expect(asked.statusCode).toBe(200);
  });

  it('for what is no token, and for one never collected', async () => {
    const { token } = await pageOf(test, keys.public_key).view();
    expect(refused(await ask('verdict', 'botd_token=x'))).toBe('404 token_unknown');
    expect(refused(await ask('verdict', `botd_token=${token.slice(0, -8)}AAAAAAAA`))).toBe('404 token_unknown');
  });

  it('for a token that has ended, with its own code', async () => {
    const { token } = await pageOf(test, keys.public_key).view();
    test.clock.at += 1_800_000;
    expect(refused(await ask('verdict', `botd_token=${token}`))).toBe('404 token_expired');
  });

  it.each(['signals/none', 'signals/..%2f..%2fREADME', 'signals/__proto__', 'none.js', 'index.html'])(
    'for %s',
    async (path) => {
      expect(refused(await ask(path))).toBe('404 not_found');
    },
  );

  it('everywhere where there is no demo', async () => {
    const { app } = await buildTestApp(store.state);
    for (const url of ['/demo', '/demo/', '/demo/app.js', '/demo/verdict'])
      expect((await app.inject({ url })).statusCode).toBe(404);
    await app.close();
  });
});

describe('hasDemo', () => {
  it.each([
    ['auto', '127.0.0.1', true],
    ['auto', '127.0.0.2', true],
    ['auto', 'localhost', true],
    ['auto', '::1', true],
    ['auto', '0.0.0.0', false],
    ['auto', '::', false],
    ['auto', '192.168.0.7', false],
    ['auto', '127.0.0.1.example', false],
    ['on', '0.0.0.0', true],
    ['off', '127.0.0.1', false],
  ] as const)('%s on %s: %s', (demo, host, expected) => {
    expect(hasDemo({ demo, host })).toBe(expected);
  });
});
