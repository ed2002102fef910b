import { webhook } from '@veridict/contract';
import { expect, it } from 'vitest';
import { openCommandLine } from './testing/command-line.ts';

const veridict = openCommandLine();

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
