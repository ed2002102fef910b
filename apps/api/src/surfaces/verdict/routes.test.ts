import { verdictAnswer } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, pageOf, type TestApp } from '../../testing/app.ts';

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

const ask = (key: string, query: Record<string, string>) =>
  test.app.inject({ url: '/api/v1/verdict', query, headers: { 'x-api-key': key } });

describe('200', () => {
  it('tells a person with every reason', async () => {
    const account = await openAccount(test);
    const page = pageOf(test, await account.addKey('public'));
    const { token, answer } = await page.view();
    const verdict = good(await ask(await account.addKey('secret'), { token }), verdictAnswer);
    expect(answer.action).toBe('allow');
    expect(verdict).toMatchObject({ token, band: 'human', action: 'allow' });
  });
});
