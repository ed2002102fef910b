import { statSync } from 'node:fs';
import { createClient } from '@veridict/node';
import { startServer } from '../../tooling/server.mjs';
import { expect, pageOf, test, verdictOf } from './fixtures.ts';

test.describe('the first start', () => {
  test('makes one key of each kind, for its owner’s eyes only', async ({ server }) => {
    const { account_id, site_id, url, ...keys } = server.keys;
    expect(account_id).toMatch(/^acc_/);
    expect(site_id).toMatch(/^site_/);
    expect(url).toBe(server.url);
    expect(Object.keys(keys).sort()).toEqual(['admin_key', 'links_key', 'public_key', 'read_key', 'secret_key']);
    expect(statSync(server.bootstrapPath).mode & 0o777).toBe(0o600);
  });

  test('tells a log where the keys are, and not what they are', async ({ server }) => {
    const { public_key: _, account_id: _a, site_id: _s, url: _u, ...secrets } = server.keys;
    expect(server.output()).toContain('bootstrap.json');
    expect(server.output()).toContain('/demo/');
    for (const secret of Object.values(secrets)) expect(server.output()).not.toContain(secret);
  });

  test('answers with what it made: health, usage and the SDK', async ({ server }) => {
    const health = await fetch(`${server.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'healthy', state: 'ok' });
    const client = createClient({ secretKey: server.keys.secret_key, baseUrl: server.url, timeoutMs: 5000 });
    expect(await client.usage()).toMatchObject({ tier: 'enterprise' });
  });
});

test('what was acknowledged is there after a stop and after a kill, with the same keys', async () => {
  const folder = test.info().outputPath('data');
  const first = await startServer({ folder });
  const one = await pageOf(first).prepare();
  expect((await pageOf(first).collect(one.token, one.evidence)).status).toBe(200);
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const second = await startServer({ folder });
  expect({ ...second.keys, url: null }).toEqual({ ...first.keys, url: null });
  const two = await pageOf(second).prepare();
  expect((await pageOf(second).collect(two.token, two.evidence)).status).toBe(200);
  await second.stop('SIGKILL');

  const third = await startServer({ folder });
  try {
    expect(await verdictOf(third, one.token)).toMatchObject({ token: one.token });
    expect(await verdictOf(third, two.token)).toMatchObject({ token: two.token });
  } finally {
    await third.stop();
  }
});

test('a second server on the same folder is refused, and the first goes on', async ({ server }) => {
  await expect(startServer({ folder: server.folder })).rejects.toThrow(/ended with code [1-9]/);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
