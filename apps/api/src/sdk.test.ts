import { randomBytes } from 'node:crypto';
import { collectAnswer, nonceAnswer, PATHS } from '@veridict/contract';
import { chromium, withReading } from '@veridict/corpus';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSigning } from './signing/signing.ts';
import type { StatePort } from './state/port.ts';
import { openMemoryState } from './state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, type TestApp } from './testing/app.ts';
import { pageHeaders, signPageView } from './testing/page.ts';
import { clientInto } from './testing/sdk.ts';

// The SDK against the server itself: what one side signs and answers, the other one reads.
let state: StatePort;
let test: TestApp;
beforeAll(async () => {
  state = await openMemoryState();
});
beforeEach(async () => {
  test = await buildTestApp(state);
});
afterAll(() => state.close());

const origin = 'https://shop.example';
const userAgent = pageHeaders(origin)['user-agent']!;
/** The browser that made the token, where it was. */
const self = { ip: '127.0.0.1', userAgent };
const driven = withReading(chromium(), 'webdriver', { value: 'true' });

async function open(change: Parameters<typeof openAccount>[2] = {}) {
  const owner = await openAccount(test, 'pro', change);
  const publicKey = await owner.addKey('public');
  const secretKey = await owner.addKey('secret');
  const siteId = owner.site.id;
  return { ...owner, secretKey, publicKey, page: pageOf(test, publicKey), ...clientInto(test, { secretKey, siteId }) };
}

describe('a visitor', () => {
  it.each([
    ['a person', chromium(), 'allow'],
    ['a driven browser', driven, 'block'],
  ] as const)('%s is decided with no question but for the keys', async (_who, visit, action) => {
    const { page, client, server } = await open();
    const { token, answer, claims } = await page.view({ visit, act: 'signup' });
    for (let n = 0; n < 3; n++)
      expect(await client.decide(token, { pass: answer.pass, action: 'signup', ...self })).toMatchObject({
        action,
        source: 'offline',
        reason: 'verdict',
        sessionId: claims.sid,
      });
    expect(server.asked).toEqual(['/.well-known/jwks.json']);
    expect(await client.decide(token, { pass: answer.pass, ...self, live: true })).toMatchObject({
      action,
      source: 'live',
    });
  });

  it('is decided by what a secret key is told, where a backend kept that', async () => {
    const { page, client } = await open();
    const { token } = await page.view({ visit: driven });
    const live = await client.decide(token, self);
    const offline = await client.decide(token, { ...self, pass: live.verdict!.pass });
    expect(offline.source).toBe('offline');
    for (const field of ['action', 'score', 'band', 'identity', 'sessionId'] as const)
      expect(offline[field], field).toEqual(live[field]);
  });

  it('of a test key is taken by a test key', async () => {
    const owner = await openAccount(test);
    const page = pageOf(test, await owner.addKey('public', 'test'));
    const { token, answer } = await page.view({ act: 'test_bot' });
    const siteId = owner.site.id;
    const mine = clientInto(test, { secretKey: await owner.addKey('secret', 'test'), siteId });
    expect(await mine.client.decide(token, { pass: answer.pass })).toMatchObject({
      source: 'offline',
      action: 'block',
    });
    const live = clientInto(test, { secretKey: await owner.addKey('secret'), siteId });
    expect(await live.client.decide(token, { pass: answer.pass })).toMatchObject({ reason: 'token_unknown' });
  });
});

describe('a stolen token', () => {
  it('is seen in another client by verdict and by decide, though its pass came along', async () => {
    const { page, client } = await open();
    const { token, answer } = await page.view();
    const thief = { ip: '203.0.113.7', userAgent: 'python-requests/2.32.5' };
    const owner = await client.verdict(token, self);
    const said = await client.verdict(token, thief);
    expect(said.signals.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['presented_user_agent_mismatch', 'presented_network_change']),
    );
    expect(said.score).toBeGreaterThan(owner.score!);
    expect(await client.decide(token, { pass: answer.pass, ...thief })).toMatchObject({
      action: 'challenge',
      source: 'live',
      reason: 'token_bearer',
    });
    // Its owner is none the worse for it.
    expect(await client.decide(token, { pass: answer.pass, ...self })).toMatchObject({
      source: 'offline',
      action: 'allow',
    });
  });

  it('is seen in another network', async () => {
    const { page, client } = await open();
    const { token, answer } = await page.view();
    const { source, verdict } = await client.decide(token, { pass: answer.pass, ip: '203.0.113.7', userAgent });
    expect(source).toBe('live');
    expect(verdict!.signals.map(({ name }) => name)).toContain('presented_network_change');
  });

  it('is worth nothing at another site, for another action, or beside another pass', async () => {
    const { page, client, addSite, addKey, secretKey } = await open();
    const { token, answer } = await page.view({ act: 'login' });
    const other = await addSite();
    const atOther = { secretKey: await addKey('secret', 'live', { siteId: other.id }), siteId: other.id };
    // a key of that site, and one of the whole account in the hands of that site
    for (const options of [atOther, { secretKey, siteId: other.id }]) {
      const refused = await clientInto(test, options).client.decide(token, { pass: answer.pass, ...self });
      expect(refused).toMatchObject({ action: 'challenge', source: 'live', reason: 'token_audience', sessionId: null });
    }
    expect(await client.decide(token, { pass: answer.pass, action: 'checkout' })).toMatchObject({
      action: 'challenge',
      reason: 'token_action',
    });
    const bot = await page.view({ visit: driven, act: 'login' });
    expect(await client.decide(bot.token, { pass: answer.pass, ...self })).toMatchObject({
      source: 'live',
      action: 'block',
    });
  });

  it('is redeemed once', async () => {
    const { page, client } = await open();
    const { token } = await page.view();
    const idempotencyKey = 'order-17';
    expect((await client.siteverify(token, { idempotencyKey })).success).toBe(true);
    expect((await client.siteverify(token, { idempotencyKey })).success).toBe(true);
    expect(await client.siteverify(token)).toMatchObject({
      success: false,
      'error-codes': ['timeout-or-duplicate'],
    });
  });
});

it.each([
  ['192.0.2.7', '::ffff:192.0.2.250', '192.0.3.7'],
  ['2001:db8:7:8::9', '2001:0DB8:7::1', '2001:db8:8:8::9'],
  ['::ffff:198.51.100.1', '198.51.100.2', '198.51.101.1'],
])('of a token made at %s the bearer may be at %s and not at %s', async (made, near, far) => {
  const { client, publicKey } = await open();
  const send = (url: string, payload: string) =>
    test.app.inject({ method: 'POST', url, payload, headers: pageHeaders(origin), remoteAddress: made });
  const nonce = good(await send(PATHS.nonce, JSON.stringify({ key: publicKey })), nonceAnswer);
  const { token, body } = signPageView({ key: publicKey, origin, nonce });
  const { pass } = good(await send(PATHS.collect, body), collectAnswer);
  const faults = [made, near, far].map(async (ip) => (await client.checkPass(token, pass, { ip })).fault);
  expect(await Promise.all(faults)).toEqual([null, null, 'other_bearer']);
});

describe('keys', () => {
  it('are rotated without anybody asking twice, and thrown away for good', async () => {
    const { page, client, server } = await open();
    const { clock } = test;
    const signing = createSigning({ state, now: () => clock.at, random: randomBytes, issuer: 'veridict' });
    const before = await page.view();
    expect((await client.decide(before.token, { pass: before.answer.pass })).source).toBe('offline');
    await signing.rotate(false);
    clock.at += 10_000;
    // The new key was announced beside the old one, which is still good.
    const after = await page.view();
    for (const { token, answer } of [before, after])
      expect((await client.decide(token, { pass: answer.pass })).source).toBe('offline');
    expect(server.asked).toEqual(['/.well-known/jwks.json']);

    await signing.rotate(true);
    clock.at += 30_000;
    const fresh = await page.view();
    expect((await client.decide(fresh.token, { pass: fresh.answer.pass })).source).toBe('offline');
    expect((await client.decide(after.token, { pass: after.answer.pass })).source).toBe('live');
  });
});

describe('when the server is down', () => {
  it.each(['allow', 'challenge', 'block'] as const)('the site’s failover setting %s is followed', async (failover) => {
    const { page, client, server } = await open({ failover });
    const { token, answer } = await page.view({ visit: driven });
    expect((await client.decide(token, { ...self, live: true })).source).toBe('live');
    server.isDown = true;
    expect(await client.decide(token, { ...self, live: true })).toMatchObject({ source: 'failover', action: failover });
    // Keys are not at hand yet, and then they are.
    expect((await client.decide(token, { ...self, pass: answer.pass })).source).toBe('failover');
    server.isDown = false;
    test.clock.at += 30_000;
    expect((await client.decide(token, { ...self, pass: answer.pass })).source).toBe('offline');
    server.isDown = true;
    expect(await client.decide(token, { ...self, pass: answer.pass })).toMatchObject({
      source: 'offline',
      action: 'block',
    });
  });

  it('the setting of another site is not', async () => {
    const { page, client, server, addSite, addKey } = await open({ failover: 'block' });
    const lax = await addSite({ failover: 'allow' });
    const theirs = await pageOf(test, await addKey('public', 'live', { siteId: lax.id })).view();
    const { token } = await page.view();
    await client.decide(token);
    expect((await client.decide(theirs.token)).reason).toBe('token_audience');
    server.isDown = true;
    expect(await client.decide(token)).toMatchObject({ source: 'failover', action: 'block' });
  });

  it('throw is followed as well', async () => {
    const { page, client, server } = await open({ failover: 'throw' });
    const { token } = await page.view();
    await client.decide(token);
    server.isDown = true;
    await expect(client.decide(token)).rejects.toMatchObject({ status: 503, code: 'state_unavailable' });
  });
});
