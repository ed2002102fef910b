import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyCreated } from '@veridict/contract';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { visitOverHttp } from './testing/page.ts';
import { runServer, startServer as start } from './testing/server.ts';

/** A server that does not outlive its test. */
async function startServer(data: string) {
  const server = await start(data);
  onTestFinished(async () => void (await server.stop('SIGKILL')));
  return server;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veridict-serve-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a server told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes what is under way, then ends well', async (signal) => {
    const { url, keys, stop } = await startServer(folder);
    const made = await fetch(`${url}/api/v1/admin/keys`, {
      method: 'POST',
      headers: { 'x-api-key': keys.admin_key, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'secret', mode: 'test', name: 'slow' }),
    });
    const { secret } = keyCreated.parse(await made.json());
    // Takes five seconds: certainly under way when the signal comes. Node accepts in order, so health says it has begun.
    const slow = fetch(`${url}/api/v1/verdict?token=test_slow`, { headers: { 'x-api-key': secret } });
    await fetch(`${url}/health`);
    const ended = stop(signal);
    expect((await slow).status).toBe(200);
    expect(await ended).toMatchObject({ code: 0, signal: null });
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
  });

  it('has written down when its keys were used', async () => {
    const first = await startServer(folder);
    await visitOverHttp(first.url, first.keys.public_key, 'http://localhost:3000');
    await first.stop();
    const second = await startServer(folder);
    const listed = await fetch(`${second.url}/api/v1/admin/keys`, { headers: { 'x-api-key': second.keys.admin_key } });
    const { items } = (await listed.json()) as { items: Array<{ kind: string; last_used_at: string | null }> };
    expect(items.find(({ kind }) => kind === 'public')?.last_used_at).not.toBeNull();
    await second.stop();
  });
});

describe('a server that cannot start', () => {
  it('names the setting and ends with 2', async () => {
    const { ended } = runServer({ VERIDICT_DATA: folder, VERIDICT_PORT: 'eighty', VERIDICT_LOG: 'loud' });
    const { code, output } = await ended;
    expect(code).toBe(2);
    expect(output).toMatch(/^VERIDICT_PORT is not a whole number\nVERIDICT_LOG must be /);
  });

  it('says that another one has the folder and ends with 1', async () => {
    const first = await startServer(folder);
    const { code, output } = await runServer({ VERIDICT_DATA: folder }).ended;
    expect(code).toBe(1);
    expect(output).toContain(folder);
    await first.stop();
  });

  it('ends with 1 when its port is taken, names the settings in question, and leaves the store free', async () => {
    const first = await startServer(join(folder, 'a'));
    const port = new URL(first.url).port;
    const misspelt = { VERIDICT_PROT: '1' };
    const { code, output } = await runServer({ VERIDICT_DATA: join(folder, 'b'), VERIDICT_PORT: port, ...misspelt })
      .ended;
    expect(code).toBe(1);
    expect(output).toContain('VERIDICT_PROT is not a setting and is ignored; VERIDICT_PORT is\n');
    expect(output).toMatch(/^Port \d+ of 127\.0\.0\.1 is taken \(EADDRINUSE\)/m);
    await first.stop();
    await (await startServer(join(folder, 'b'))).stop();
  });
});
