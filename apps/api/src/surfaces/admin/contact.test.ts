import { site } from '@veridict/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, type TestApp } from '../../testing/app.ts';

let opened: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  opened = await openTestState();
  test = await buildTestApp(opened.state);
});
afterAll(() => opened.close());

it('keeps where refused visitors may ask, and takes it back', async () => {
  const owner = await openAccount(test);
  const headers = { 'x-api-key': await owner.addKey('admin') };
  const url = `/api/v1/admin/sites/${owner.site.id}`;
  const change = (contact: string | null) => test.app.inject({ method: 'PATCH', url, headers, payload: { contact } });
  for (const contact of ['help@shop.example', 'https://shop.example/help'])
    expect(good(await change(contact), site).contact).toBe(contact);
  for (const contact of ['javascript:alert(1)', 'nobody', 'ftp://shop.example'])
    expect((await change(contact)).statusCode).toBe(400);
  expect(good(await change(null), site).contact ?? null).toBeNull();
});
