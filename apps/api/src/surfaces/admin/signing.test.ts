import { errorAnswer, jwksAnswer, signingKeys } from '@veridict/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, type TestApp } from '../../testing/app.ts';

let opened: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  opened = await openTestState();
});
beforeEach(async () => {
  test = await buildTestApp(opened.state);
});
afterAll(() => opened.close());

const url = '/api/v1/admin/signing-keys';
const deploymentKey = async () =>
  (await openAccount(test)).addKey('admin', 'live', { scopes: ['admin', 'deployment'] });
const published = async () =>
  good(await test.app.inject('/.well-known/jwks.json'), jwksAnswer).keys.map(({ kid }) => kid);

describe('200', () => {
  it('lets the announced key take over, and keeps the one before for an hour', async () => {
    const headers = { 'x-api-key': await deploymentKey() };
    const before = await test.app.inject({ url, headers });
    const { keys } = good(before, signingKeys);
    expect(before.body).not.toMatch(/"[dx]"/);
    const kidOf = (list: typeof keys, state: string) => list.find((key) => key.state === state)?.kid;
    const after = good(
      await test.app.inject({ method: 'POST', url: `${url}/rotate`, headers, payload: {} }),
      signingKeys,
    ).keys;
    expect(kidOf(after, 'active')).toBe(kidOf(keys, 'next'));
    expect(kidOf(after, 'retired')).toBe(kidOf(keys, 'active'));
    test.clock.at += 4_000;
    expect(await published()).toContain(kidOf(keys, 'active'));
    test.clock.at += 3_600_000;
    expect(await published()).not.toContain(kidOf(keys, 'active'));
  });

  it('throws all away when they are compromised', async () => {
    const headers = { 'x-api-key': await deploymentKey() };
    const before = await published();
    const payload = { compromised: true };
    await test.app.inject({ method: 'POST', url: `${url}/rotate`, headers, payload });
    test.clock.at += 4_000;
    const after = await published();
    expect(after).toHaveLength(2);
    expect(after.filter((kid) => before.includes(kid))).toEqual([]);
  });
});

describe('403', () => {
  it('for an account’s own key', async () => {
    const headers = { 'x-api-key': await (await openAccount(test)).addKey('admin') };
    for (const request of [{ url }, { method: 'POST' as const, url: `${url}/rotate`, payload: {} }]) {
      const answer = await test.app.inject({ ...request, headers });
      expect([answer.statusCode, errorAnswer.parse(answer.json()).error.code]).toEqual([403, 'key_scope']);
    }
  });
});
