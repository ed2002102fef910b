import { createHash } from 'node:crypto';
import { errorAnswer, linkSettings } from '@veridict/contract';
import { bots } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identify } from '../../identity/identify.ts';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, openAccount, pageOf, type TestApp } from '../../testing/app.ts';
import { pageHeaders } from '../../testing/page.ts';

let test: TestApp;
let owner: Awaited<ReturnType<typeof openAccount>>;
let publicKey: string;
beforeAll(async () => {
  const identify: Identify = async ({ request }) => ({
    kind: /Examplebot/.test(request.headers.find(([name]) => name === 'user-agent')?.[1] ?? '') ? 'verified' : 'none',
    name: 'Examplebot',
    category: 'search_engine',
    operator: null,
  });
  test = await buildTestApp(await openMemoryState(), { identify });
  owner = await openAccount(test);
  publicKey = await owner.addKey('public');
});
afterAll(async () => {
  await test.app.close();
  await test.state.close();
});

async function addLink(keyname: string, more: object = {}, rules: object = {}): Promise<void> {
  const settings = linkSettings.parse({ target: `https://shop.example/${keyname}?a=b`, rules, ...more });
  await test.state.createLink({ keyname, accountId: owner.account.id, settings, createdAt: test.clock.at });
}
const { origin: _, ...browser } = pageHeaders('https://shop.example');
const follow = (path: string, headers: Record<string, string> = browser) => test.app.inject({ url: path, headers });
const present = (path: string, body: string, headers: Record<string, string> = browser) =>
  test.app.inject({
    method: 'POST',
    url: path,
    headers: { ...headers, 'content-type': 'text/plain' },
    payload: body,
  });

const sealIn = (html: string): string => /data-page="([^"]+)"/.exec(html)?.[1] ?? '';

describe('302', () => {
  it('leads to where the owner said, whatever the request asks for', async () => {
    await addLink('plain');
    for (const path of ['/s/plain', '/s/plain?target=https://evil.example', '/s/plain?url=//evil.example&redirect=x']) {
      const { statusCode, headers } = await follow(path, { ...browser, 'x-forwarded-host': 'evil.example' });
      expect(statusCode).toBe(302);
      expect(headers.location).toBe('https://shop.example/plain?a=b');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  it.each([
    ['https://bücher.example/ü?q=ü', 'https://xn--bcher-kva.example/%C3%BC?q=%C3%BC'],
    ['https://пример.example/日本', 'https://xn--e1afmkfd.example/%E6%97%A5%E6%9C%AC'],
    ['https://shop.example/a\r\nSet-Cookie: a=b', 'https://shop.example/aSet-Cookie:%20a=b'],
    ['https:\\\\shop.example', 'https://shop.example/'],
    ['https:///shop.example/\0.', 'https://shop.example/%00.'],
  ])('leads to %j as browsers read it', async (target, location) => {
    const keyname = `typed${location.length}`;
    await addLink(keyname, { target });
    expect((await follow(`/s/${keyname}`)).headers.location).toBe(location);
  });

  it('leads crawlers that prove who they are past the check', async () => {
    await addLink('checked', { javascript: true });
    expect((await follow('/s/checked', { ...browser, 'user-agent': 'Examplebot/1.0' })).statusCode).toBe(302);
  });

  it('leads who is turned away to the page that the owner named', async () => {
    await addLink('sorry', { blocked: 'https://shop.example/sorry' }, { block_desktop: true });
    expect((await follow('/s/sorry')).headers.location).toBe('https://shop.example/sorry');
  });
});

describe('200', () => {
  it('shows the check page with the collector, and leads on whoever presents its token', async () => {
    await addLink('js', { javascript: true, public_key: publicKey });
    const page = await follow('/s/js');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`data-key="${publicKey}"`);
    expect(page.body).toContain('mailto:abuse@');
    expect(page.body).toContain('<noscript>');
    for (const [, style = ''] of page.body.matchAll(/<style>([^<]*)<\/style>/g))
      expect(page.headers['content-security-policy']).toContain(createHash('sha256').update(style).digest('base64'));
    expect(page.body).not.toContain('shop.example');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    // what the collector tries here is forbidden here
    expect(page.body).toContain('data-policy-probe');
    expect(page.headers['content-security-policy']).toContain("; img-src 'self';");
    const { token } = await pageOf(test, publicKey).view();
    const seal = sealIn(page.body);
    expect(Buffer.from(seal, 'base64url').toString()).not.toContain('127.0.0.1');
    const answer = await present('/s/js', `${token}\n${seal}`);
    expect(answer.json()).toEqual({ to: 'https://shop.example/js?a=b' });
    expect(answer.headers).not.toHaveProperty('accept-signature');
    expect((await follow('/s/check.js')).body).toContain('window.veridict.token()');
  });

  it('is content with JavaScript where no collector is named', async () => {
    await addLink('bare', { javascript: true });
    expect((await follow('/s/bare')).body).not.toContain('collector.js');
    expect((await present('/s/bare', '')).json()).toEqual({ to: 'https://shop.example/bare?a=b' });
  });
});

describe('403', () => {
  it('turns away who ran the check for a page that somebody else opened, or nobody', async () => {
    await addLink('relayed', { javascript: true, public_key: publicKey });
    const { token } = await pageOf(test, publicKey).view();
    const script = sealIn((await follow('/s/relayed', { ...browser, 'user-agent': 'Mozilla/5.0 (a script)' })).body);
    for (const seal of ['', 'made.up', `${script}x`, script]) {
      const answer = await present('/s/relayed', `${token}\n${seal}`);
      expect([answer.statusCode, errorAnswer.parse(answer.json()).error.code]).toEqual([403, 'visitor_refused']);
    }
  });

  it('turns away by rule, with a reference and a contact', async () => {
    await addLink('closed', {}, { block_desktop: true });
    const answer = await follow('/s/closed', { ...browser, 'x-request-id': 'ref-1' });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('ref-1');
    expect(answer.body).toContain('mailto:abuse@');
    expect(answer.headers['accept-signature']).toContain('tag="web-bot-auth"');
    const refusal = await present('/s/closed', '');
    expect(errorAnswer.parse(refusal.json()).error.code).toBe('visitor_refused');
    expect(refusal.headers['accept-signature']).toContain('tag="web-bot-auth"');
  });

  it('leads nobody on for a token of a robot, of another site, or for none', async () => {
    await addLink('strict', { javascript: true, public_key: publicKey });
    const stranger = await openAccount(test);
    const theirs = await pageOf(test, await stranger.addKey('public')).view();
    const robot = await pageOf(test, publicKey).view({ visit: Object.values(bots)[0]! });
    for (const token of [theirs.token, robot.token, 'none', '']) {
      const answer = await present('/s/strict', token);
      expect(`${answer.statusCode} ${errorAnswer.parse(answer.json()).error.code}`).toBe('403 visitor_refused');
    }
  });
});

describe('404', () => {
  it('says so in a page, for whatever is no keyname', async () => {
    await addLink('gone', { blocked: 'not_found' }, { block_desktop: true });
    for (const path of ['/s/nothing', '/s/gone', '/s/a%2e%2e', '/s/a%0d%0ab']) {
      const answer = await follow(path);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('text/html');
    }
    expect((await present('/s/nothing', '')).statusCode).toBe(404);
  });
});

describe('429', () => {
  it('slows one address down', async () => {
    const slow = await buildTestApp(test.state, { env: { VERIDICT_PAGE_RATE: '1' } });
    await addLink('slow');
    expect((await slow.app.inject({ url: '/s/slow', headers: browser })).statusCode).toBe(302);
    expect((await slow.app.inject({ url: '/s/slow', headers: browser })).statusCode).toBe(429);
    await slow.app.close();
  });
});
