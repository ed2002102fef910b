import { usageAnswer } from '@veridict/contract';
import { expect, test } from 'vitest';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, good, openAccount, refused } from '../testing/app.ts';

test('a month that is used up begins anew with the first moment of the next, UTC', async () => {
  const state = await openMemoryState();
  const env = { VERIDICT_TIERS: '{"pro":{"monthly":2,"perMinute":100}}' };
  const built = await buildTestApp(state, { env });
  const { app, clock } = built;
  const { addKey } = await openAccount(built);
  const headers = { 'x-api-key': await addKey('secret') };
  const payload = { method: 'GET', url: 'https://a.example/', headers: [], ip: '203.0.113.9' };
  const assess = () => app.inject({ method: 'POST', url: '/api/v1/assess', headers, payload });
  const usage = async () => good(await app.inject({ url: '/api/v1/usage', headers }), usageAnswer);

  clock.at = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  expect((await assess()).statusCode).toBe(200);
  expect((await assess()).statusCode).toBe(200);
  expect(refused(await assess())).toBe('402 quota_exceeded');
  expect(await usage()).toMatchObject({ used: 2, remaining: 0 });
  clock.at += 1;
  expect(await usage()).toMatchObject({ used: 0, remaining: 2 });
  expect((await assess()).statusCode).toBe(200);
  expect(await usage()).toMatchObject({ used: 1, remaining: 1 });
  await app.close();
  await state.close();
});
