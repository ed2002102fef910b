import { botStatsRefusal } from '@veridict/contract';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, openAccount, type TestApp } from '../../testing/app.ts';
import { describeFlag } from './flags.ts';

let app: TestApp;
let account: Awaited<ReturnType<typeof openAccount>>;
let key: string;
beforeAll(async () => {
  app = await buildTestApp(await openMemoryState());
  account = await openAccount(app);
  key = await account.addKey('read');
});
afterAll(async () => {
  await app.app.close();
  await app.state.close();
});

const PATHS = ['overview', 'suspicious-sessions'];
const get = (path: string, query: Record<string, string>, headers: Record<string, string> = { 'x-api-key': key }) =>
  app.app.inject({ url: `/bot-stats/${path}`, query, headers });
const refusedAs = (answer: LightMyRequestResponse) =>
  `${answer.statusCode} ${botStatsRefusal.parse(answer.json()).error.code}`;

describe('400', () => {
  test.each([
    ['overview', { days: '0' }, 'days'],
    ['overview', { days: '91' }, 'days'],
    ['overview', { days: '1.5' }, 'days'],
    ['suspicious-sessions', { min_score: '0' }, 'min_score'],
    ['suspicious-sessions', { min_score: '101' }, 'min_score'],
    ['suspicious-sessions', { limit: '0' }, 'limit'],
    ['suspicious-sessions', { limit: '101' }, 'limit'],
    ['suspicious-sessions', { limit: '' }, 'limit'],
  ])('%s with %o names the parameter', async (path, query, field) => {
    const answer = await get(path, { account_id: account.account.id, ...(query as Record<string, string>) });
    expect(refusedAs(answer)).toBe('400 invalid_request');
    expect(answer.json().error.details.fields).toMatchObject([{ field }]);
  });

  test.each(PATHS)('%s without an account', async (path) => {
    expect(refusedAs(await get(path, {}))).toBe('400 invalid_request');
  });
});

describe('401', () => {
  test.each(PATHS)('%s without a key', async (path) => {
    expect(refusedAs(await get(path, {}, {}))).toBe('401 key_missing');
  });
});

describe('403', () => {
  test.each(PATHS)('%s with a key that may not read', async (path) => {
    const narrow = await account.addKey('secret', 'live', { scopes: ['verdict'] });
    expect(refusedAs(await get(path, {}, { 'x-api-key': narrow }))).toBe('403 key_scope');
  });
});

describe('404', () => {
  test.each(PATHS)("%s of another's account is as unknown as one that never was", async (path) => {
    const other = await openAccount(app);
    const ofOther = await get(path, { account_id: other.account.id });
    const ofNobody = await get(path, { account_id: 'acc_nobody' });
    expect(refusedAs(ofOther)).toBe('404 not_found');
    expect(ofOther.body).toBe(ofNobody.body);
  });
});

describe('405', () => {
  test.each(PATHS)('%s cannot be written to', async (path) => {
    const answer = await app.app.inject({ method: 'POST', url: `/bot-stats/${path}` });
    expect(refusedAs(answer)).toBe('405 method_not_allowed');
  });
});

describe('503', () => {
  test.each(PATHS)('%s while there are no statistics', async (path) => {
    expect(refusedAs(await get(path, { account_id: account.account.id }))).toBe('503 statistics_unavailable');
  });
});

test('flags are described as published, others by what their signal is called', () => {
  expect(describeFlag('missing_client_hints')).toBe("Browser claims to be Chrome but doesn't send Client Hints");
  expect(describeFlag('known_bot_pattern')).toBe('User-Agent matches known bot/scraper pattern');
  expect(describeFlag('headless_user_agent')).toBe('Request of a headless browser');
  expect(describeFlag('flag_of_an_older_version')).toBe('flag_of_an_older_version');
});
