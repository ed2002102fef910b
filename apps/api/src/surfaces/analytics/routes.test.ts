import { analyticsRefusal, integrationAnswer, sessionEventsQuery, sessionsQuery, usageQuery } from '@veridict/contract';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, good, openAccount, type TestApp } from '../../testing/app.ts';

let app: TestApp;
let account: Awaited<ReturnType<typeof openAccount>>;
let key: string;
beforeAll(async () => {
  app = await buildTestApp(await openMemoryState(), { env: { VERIDICT_REGION: 'eu' } });
  account = await openAccount(app);
  key = await account.addKey('read');
});
afterAll(async () => {
  await app.app.close();
  await app.state.close();
});

const get = (url: string, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
  app.app.inject({ url, headers });
const refusedAs = (answer: LightMyRequestResponse) => {
  const { error } = analyticsRefusal.parse(answer.json());
  return { status: answer.statusCode, code: error.code, details: error.details };
};

const PATHS = [
  '/v1/analytics',
  '/v1/integration',
  '/v1/usage',
  '/v1/sessions',
  '/v1/sessions/ses_1',
  '/v1/sessions/ses_1/details',
  '/v1/sessions/ses_1/events',
  '/v1/users',
  '/v1/users/u1/sessions',
];

describe('200', () => {
  test('a key of an account speaks for the account', async () => {
    const { data } = good(await get('/v1/integration'), integrationAnswer);
    expect(data).toMatchObject({ id: account.account.id, name: 'Test', siteId: null, tier: 'pro', region: 'eu' });
    expect(data.apiKeyMasked).toBe(`aik_v1_…${key.slice(-4)}`);
  });

  test('a key of a site speaks for the site', async () => {
    const bound = await account.addKey('read', 'live', { siteId: account.site.id });
    const { data } = good(await get('/v1/integration', { 'x-api-key': bound }), integrationAnswer);
    expect(data).toMatchObject({ id: account.site.id, name: 'Shop', siteId: account.site.id });
    expect(data.origins).toContain('https://shop.example');
  });

  test('of two keys the bearer’s counts', async () => {
    const bearer = { authorization: `Bearer ${key}` };
    expect((await get('/v1/integration', { ...bearer, 'x-api-key': 'sk_live_other' })).statusCode).toBe(200);
    const turned = { authorization: 'Bearer sk_live_other', 'x-api-key': key };
    expect(refusedAs(await get('/v1/integration', turned))).toMatchObject({ status: 401 });
    // Who sends another kind of authorization sends no key with it.
    const basic = { authorization: 'Basic YTpi', 'x-api-key': key };
    expect((await get('/v1/integration', basic)).statusCode).toBe(200);
  });

  test('the tier stands in a header', async () => {
    expect((await get('/v1/integration')).headers['x-isnotai-tier']).toBe('pro');
    expect((await get('/v1/analytics?period=1h')).headers['x-isnotai-tier']).toBe('pro');
  });
});

describe('what is asked for', () => {
  const day = 86_400_000;
  const noon = Date.UTC(2026, 10, 21, 12);

  test.each([
    ['2026-11-21', noon - day / 2],
    ['2026-11-21T12:00:00Z', noon],
    ['2026-11-21T13:00:00+01:00', noon],
    ['2026-11-21T12:00:00', noon],
    ['2026-11-21T12:00:00.000001', noon],
  ])('begins with %s', (startDate, at) => expect(sessionsQuery.parse({ startDate }).startDate).toBe(at));

  test('ends with the day that is named, or at the moment', () => {
    expect(usageQuery.parse({ endDate: '2026-11-21' }).endDate).toBe(noon + day / 2 - 1);
    expect(usageQuery.parse({ endDate: '2026-11-21T12:00:00Z' }).endDate).toBe(noon);
  });

  test('may be left empty, and may be more than there is', () => {
    expect(sessionsQuery.parse({ pageSize: '', cursor: '' })).toEqual({ pageSize: undefined, cursor: undefined });
    expect(sessionsQuery.parse({ pageSize: '9'.repeat(400) }).pageSize).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    ['init', 'page_view'],
    ['mouse_move', 'behaviour'],
    ['keypress', 'behaviour'],
    ['0x02', 'behaviour'],
    ['3', 'track'],
    ['server', 'server'],
  ])('events of kind %s are %s', (type, kind) => expect(sessionEventsQuery.parse({ type }).type).toBe(kind));
});

describe('400', () => {
  test.each([
    ['/v1/analytics?period=1h', 'period'],
    ['/v1/analytics?groupBy=minute', 'groupBy'],
    ['/v1/analytics?period=7d&period=30d', 'period'],
    ['/v1/sessions?status=open', 'status'],
    ['/v1/sessions?botOnly=1', 'botOnly'],
    ['/v1/sessions?startDate=yesterday', 'startDate'],
    ['/v1/sessions?startDate=2026-02-30', 'startDate'],
    ['/v1/sessions?pageSize=many', 'pageSize'],
    ['/v1/sessions?pageSize=1.5', 'pageSize'],
    ['/v1/sessions?cursor=%00', 'cursor'],
    ['/v1/sessions?cursor=bnVsbA', 'cursor'],
    ['/v1/users?cursor=e30', 'cursor'],
    ['/v1/sessions/ses_1/events?type=9', 'type'],
    ['/v1/sessions/ses_1/events?startTime=-1', 'startTime'],
    ['/v1/usage?metric=Bytes', 'metric'],
    ['/v1/usage?startDate=2026-11-20&endDate=2026-11-19', 'endDate'],
    ['/v1/usage?startDate=2020-01-01', 'startDate'],
  ])('%s names %s', async (url, field) => {
    expect(refusedAs(await get(url))).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: { fields: [expect.objectContaining({ field })] },
    });
  });
});

describe('401', () => {
  test.each(PATHS)('%s without a key, or with one that is none', async (url) => {
    const without = await get(url, {});
    expect(refusedAs(without)).toMatchObject({ status: 401, code: 'INVALID_API_KEY' });
    expect(without.headers).not.toHaveProperty('x-isnotai-tier');
    const wrong = await get(url, { authorization: `Bearer aik_v1_${'a'.repeat(40)}` });
    expect(refusedAs(wrong)).toMatchObject({ status: 401, code: 'INVALID_API_KEY' });
  });

  test('who may not ask learns nothing of what is asked for', async () => {
    expect(refusedAs(await get('/v1/analytics?period=1h', {})).status).toBe(401);
  });
});

describe('403', () => {
  test('a key that may not read', async () => {
    const narrow = await account.addKey('secret', 'live', { scopes: ['verdict'] });
    const answer = await get('/v1/analytics', { 'x-api-key': narrow });
    expect(refusedAs(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(answer.headers['x-isnotai-tier']).toBe('pro');
  });
});

describe('405', () => {
  test.each(PATHS)('%s cannot be written to', async (url) => {
    const answer = await app.app.inject({ method: 'POST', url });
    expect(refusedAs(answer)).toMatchObject({ status: 405, code: 'VALIDATION_ERROR' });
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

describe('429', () => {
  test('more than the tier allows in a minute', async () => {
    const tight = await buildTestApp(app.state, { env: { VERIDICT_TIERS: '{"pro":{"monthly":1,"perMinute":1}}' } });
    const ask = () => tight.app.inject({ url: '/v1/integration', headers: { 'x-api-key': key } });
    expect((await ask()).statusCode).toBe(200);
    const answer = await ask();
    expect(refusedAs(answer)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.headers['x-isnotai-tier']).toBe('pro');
    await tight.app.close();
  });
});

describe('503', () => {
  test.each(PATHS.filter((path) => path !== '/v1/integration'))('%s while there are no statistics', async (url) => {
    const answer = await get(url);
    expect(refusedAs(answer)).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.headers['x-isnotai-tier']).toBe('pro');
  });
});
