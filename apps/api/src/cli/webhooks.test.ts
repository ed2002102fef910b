import { webhook } from '@veridict/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, openAccount, type TestApp } from '../testing/app.ts';
import { run } from './run.ts';

let test: TestApp;
let key: string;
let url: string;
beforeAll(async () => {
  test = await buildTestApp(await openMemoryState());
  key = await (await openAccount(test)).addKey('admin');
  url = await test.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await test.app.close();
  await test.state.close();
});

async function veridict(line: string) {
  let [out, err] = ['', ''];
  const code = await run(line.split(' '), {
    env: { VERIDICT_URL: url, VERIDICT_ADMIN_KEY: key },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    fetch: globalThis.fetch,
    start: async () => undefined,
  });
  return { code, out, err };
}

it('makes, changes, tries, lists and deletes webhooks', async () => {
  const made = await veridict(
    'webhooks create --to https://shop.example/hook --event verdict.blocked --event quota.near --json',
  );
  expect(made.err).toBe('');
  const { id, events } = webhook.parse(JSON.parse(made.out));
  expect(events).toEqual(['verdict.blocked', 'quota.near']);
  expect((await veridict(`webhooks update ${id} --enabled off --name Shop`)).out).toContain('disabled (asked)');
  expect((await veridict(`webhooks update ${id} --enabled on`)).out).toContain('enabled');
  expect((await veridict(`webhooks update ${id} --enabled maybe`)).code).toBe(2);
  expect((await veridict(`webhooks test ${id}`)).out).toMatch(/^msg_\S+ is on its way/);
  expect((await veridict(`webhooks deliveries ${id}`)).out).toContain('webhook.test');
  expect((await veridict('webhooks list')).out).toContain('https://shop.example/hook');
  expect((await veridict(`webhooks get ${id}`)).out).toContain('Shop');
  expect((await veridict('webhooks create --to https://shop.example/ --event feed.stale')).err).toContain('key_scope');
  expect((await veridict(`webhooks delete ${id}`)).code).toBe(0);
  expect((await veridict(`webhooks get ${id}`)).err).toContain('not_found');
});
