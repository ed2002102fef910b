import type { Identity } from '@veridict/contract';
import { assessAnswer, healthAnswer } from '@veridict/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, type TestApp } from '../testing/app.ts';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
let kind: Identity['kind'] = 'claimed';
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state, {
    identify: async () => ({ kind, name: 'GPTBot', category: 'ai_training', operator: 'OpenAI' }),
    feeds: {
      states: () => [
        { name: 'one', rows: 9, changedAt: 1_000, checkedAt: 2_000, error: null },
        { name: 'two', rows: 0, changedAt: null, checkedAt: null, error: 'status 500' },
      ],
    },
  });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

it.each<[Identity['kind'], string, object, string]>([
  ['verified', 'allow', {}, 'identity'],
  ['signed', 'block', { ai_training: 'block' }, 'identity'],
  ['spoofed', 'block', { ai_training: 'allow' }, 'spoofed_identity'],
  ['claimed', 'block', { ai_training: 'allow' }, 'threshold'],
])('a robot that is %s: %s', async (given, action, category_policy, action_source) => {
  kind = given;
  const owner = await openAccount(test, 'enterprise');
  const site = await owner.addSite({ category_policy } as object);
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/assess',
    headers: { 'x-api-key': await owner.addKey('secret') },
    payload: {
      method: 'GET',
      url: 'https://shop.example/',
      headers: [
        ['Host', 'shop.example'],
        ['User-Agent', 'Mozilla/5.0 (compatible; GPTBot/1.3; +https://openai.com/gptbot)'],
        ['Accept', '*/*'],
      ],
      ip: '203.0.113.9',
      site_id: site.id,
    },
  });
  const { identity, ...told } = good(answer, assessAnswer);
  expect({ kind: identity?.kind, action: told.action, source: told.action_source }).toEqual({
    kind: given,
    action,
    source: action_source,
  });
});

it('the age of the lists stands in health', async () => {
  expect(good(await test.app.inject('/health'), healthAnswer).feeds).toEqual({
    lists: 1,
    oldest_at: '1970-01-01T00:00:02.000Z',
    failed: ['two'],
  });
});
