import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { errorAnswer, healthAnswer, problemAnswer, usageAnswer } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatePort } from './state/port.ts';
import { StateUnavailable } from './state/port.ts';
import { buildTestApp, good, openAccount, openTestState, refused, type TestApp } from './testing/app.ts';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state);
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

/** The same store, with one operation that fails. */
const failing = (change: Partial<StatePort>): StatePort => ({ ...store.state, ...change });

describe('every answer', () => {
  it.each([
    ['from-the-caller_1', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['two words', false],
    ['{"a":1}', false],
  ])('carries the request id %j: %s', async (id, isTaken) => {
    const answer = await test.app.inject({ url: '/nowhere', headers: { 'x-request-id': id } });
    const given = answer.headers['x-request-id'];
    expect(given === id).toBe(isTaken);
    if (!isTaken) expect(given).toMatch(/^req_[\w-]{22}$/);
    expect(errorAnswer.parse(answer.json()).error.request_id).toBe(given);
  });

  it('is taken for nothing but what it says it is', async () => {
    const { headers } = await test.app.inject('/collector.js');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('is a problem document where the caller asks for one', async () => {
    const ask = (accept: string) => test.app.inject({ url: '/api/v1/usage', headers: { accept } });
    const answer = await ask('application/json;q=0.5, application/problem+json');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problemAnswer.parse(answer.json())).toMatchObject({
      status: 401,
      code: 'key_missing',
      type: '/docs#key_missing',
    });
    expect(refused(await ask('application/json'))).toBe('401 key_missing');
    expect(refused(await ask('application/problem+json;q=0, */*'))).toBe('401 key_missing');
  });
});

describe('a wrong address or method', () => {
  it.each([
    ['GET', '/nothing', '404 not_found'],
    ['GET', '/api/v1/', '404 not_found'],
    ['GET', '/api/v1/nonce', '405 method_not_allowed'],
    ['DELETE', '/health', '405 method_not_allowed'],
    ['PUT', '/api/v1/admin/sites/site_1', '405 method_not_allowed'],
    ['GET', '/%E0%A4%A', '400 invalid_request'],
  ] as const)('%s %s is %s', async (method, url, refusal) => {
    expect(refused(await test.app.inject({ method, url }))).toBe(refusal);
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['{', '400 invalid_json'],
    ['', '400 invalid_json'],
    ['{"__proto__":{"a":1}}', '400 invalid_json'],
    [`"${'x'.repeat(70_000)}"`, '413 payload_too_large'],
  ])('%#', async (payload, refusal) => {
    const key = await (await openAccount(test)).addKey('admin');
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    expect(refused(await test.app.inject({ method: 'POST', url: '/api/v1/admin/sites', payload, headers }))).toBe(
      refusal,
    );
  });

  it('nor is HTTP', async () => {
    const { app } = await buildTestApp(store.state);
    const { port } = new URL(await app.listen({ port: 0 }));
    const socket = connect(Number(port), 'localhost').end('GET / HTTP/9\r\n\r\n');
    const [head, body] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(errorAnswer.parse(JSON.parse(body!)).error.code).toBe('invalid_request');
    await app.close();
  });
});

describe('a failure of ours', () => {
  it('is internal, tells nothing of itself and is logged with the request id', async () => {
    const usage = () => Promise.reject(new Error('disk on fire'));
    const broken = await buildTestApp(failing({ usage }));
    const owner = await openAccount(broken);
    const key = await owner.addKey('secret');
    const answer = await broken.app.inject({
      url: '/api/v1/usage',
      headers: { 'x-api-key': key, 'x-request-id': 'r1' },
    });
    expect(refused(answer)).toBe('500 internal');
    expect(answer.body).not.toContain('fire');
    const line = broken.lines.map((one) => JSON.parse(one)).find(({ level }) => level === 50);
    expect(line).toMatchObject({ request_id: 'r1', err: { message: 'disk on fire' } });
    expect(broken.lines.join('')).not.toContain(key);
    await broken.app.close();
  });

  it('is state_unavailable while the store cannot be reached, and nothing is acknowledged', async () => {
    const gone = () => Promise.reject(new StateUnavailable('no connection to postgres://user:secret@db'));
    const down = await buildTestApp(failing({ findKey: gone, ping: gone }));
    const answer = await down.app.inject({ url: '/api/v1/usage', headers: { 'x-api-key': 'aik_v1_'.padEnd(47, 'a') } });
    expect(refused(answer)).toBe('503 state_unavailable');
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).not.toContain('postgres');
    const health = await down.app.inject('/health');
    expect(health.statusCode).toBe(503);
    expect(healthAnswer.parse(health.json())).toMatchObject({ status: 'down', state: 'down' });
    await down.app.close();
  });
});

describe('too much at once', () => {
  it('is refused at once, and health says so without being refused', async () => {
    const waiting: Array<() => void> = [];
    const usage = () => new Promise<number>((resolve) => waiting.push(() => resolve(0)));
    const busy = await buildTestApp(failing({ usage }), { env: { VERIDICT_MAX_IN_FLIGHT: '2' } });
    const key = await (await openAccount(busy)).addKey('read');
    const ask = () => busy.app.inject({ url: '/api/v1/usage', headers: { 'x-api-key': key } });
    const underWay = [ask(), ask()];
    while (waiting.length < 2) await new Promise((resolve) => setImmediate(resolve));
    const shed = await ask();
    expect(refused(shed)).toBe('503 overloaded');
    expect(shed.headers['retry-after']).toBe('1');
    expect(good(await busy.app.inject('/health'), healthAnswer).status).toBe('degraded');
    for (const finish of waiting) finish();
    expect((await Promise.all(underWay)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const after = ask();
    while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve));
    waiting[2]!();
    expect((await after).statusCode).toBe(200);
    busy.clock.at += 10_000;
    expect(good(await busy.app.inject('/health'), healthAnswer).status).toBe('healthy');
    await busy.app.close();
  });
});

describe('GET /api/v1/usage', () => {
  const ask = (key: string) => test.app.inject({ url: '/api/v1/usage', headers: { authorization: `Bearer ${key}` } });

  it('counts the month of the key’s account, for each key that may read', async () => {
    const owner = await openAccount(test);
    await store.state.takeQuota([{ accountId: owner.account.id, month: '2026-11', n: 7, limit: 100 }]);
    for (const kind of ['secret', 'read', 'admin'] as const) {
      const usage = good(await ask(await owner.addKey(kind)), usageAnswer);
      expect(usage).toEqual({ tier: 'pro', used: 7, limit: 1_000_000, remaining: 999_993 });
    }
  });

  it('begins anew with the month', async () => {
    const owner = await openAccount(test);
    await store.state.takeQuota([{ accountId: owner.account.id, month: '2026-10', n: 7, limit: 100 }]);
    expect(good(await ask(await owner.addKey('read')), usageAnswer).used).toBe(0);
  });

  it('is not for public keys', async () => {
    const owner = await openAccount(test);
    expect(refused(await ask(await owner.addKey('public')))).toBe('403 key_scope');
  });
});

describe('last use of a key', () => {
  it('is written down when asked, not with each request', async () => {
    const owner = await openAccount(test);
    const key = await owner.addKey('read');
    await test.app.inject({ url: '/api/v1/usage', headers: { 'x-api-key': key } });
    const used = async () => (await store.state.listKeys(owner.account.id, { limit: 1 })).items[0]!.lastUsedAt;
    expect(await used()).toBeNull();
    await test.writeLastUsed();
    expect(await used()).toBe(test.clock.at);
  });
});

describe('GET /health', () => {
  it('says who answers', async () => {
    expect(good(await test.app.inject('/health'), healthAnswer)).toMatchObject({
      status: 'healthy',
      state: 'ok',
      version: '0.0.0-test',
      region: null,
    });
  });
});
