import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { StatePort } from '../state/port.ts';
import { openPostgres } from '../state/postgres/open.ts';
import { openSqlite } from '../state/sqlite/open.ts';
import { startPostgres } from '../state/testing/postgres.ts';
import { createPost } from './post.ts';
import type { WebhookRow } from './rows.ts';
import { type SenderOptions, startSender } from './sender.ts';
import { startReceiver } from './testing/receiver.ts';

const headers = { 'content-type': 'application/json' };
const isPublic = () => true;
const webhook = (url: string, id = 'wh_00000000000000000000'): WebhookRow => ({
  id,
  accountId: 'acc_00000000000000000000',
  siteId: null,
  name: 'Backend',
  url,
  events: ['verdict.blocked'],
  createdAt: 0,
  failingSince: null,
  disabledAt: null,
  disabledReason: null,
});

describe('a receiver that misbehaves', () => {
  it('that fails, is missed, or leads elsewhere: its status stands, and nobody follows', async () => {
    const inside = await startReceiver((response) => response.end('secret'));
    onTestFinished(inside.stop);
    const outside = await startReceiver((response, { path }) => {
      response.writeHead(Number(path.slice(1)), { location: inside.url }).end();
    });
    onTestFinished(outside.stop);
    const post = createPost('any', { isPublic });
    for (const status of [204, 500, 301, 302, 307, 308])
      expect(await post(`${outside.url}/${status}`, headers, '{}')).toBe(status);
    expect(inside.received).toEqual([]);
    outside.stop();
    await expect(post(`${outside.url}/200`, headers, '{}')).rejects.toThrow('ECONNREFUSED');
  });

  it('that never answers, or a byte at a time, is left in time', async () => {
    const sockets: Array<() => void> = [];
    const drip = createServer((socket) => {
      const head = 'HTTP/1.1 200 OK\r\nx-slow: ';
      socket.on('error', () => undefined);
      socket.write(head);
      const timer = setInterval(() => socket.write('x'), 20);
      sockets.push(() => {
        clearInterval(timer);
        socket.destroy();
      });
    }).listen(0, '127.0.0.1');
    await once(drip, 'listening');
    const silent = await startReceiver(() => undefined);
    onTestFinished(() => {
      silent.stop();
      for (const end of sockets) end();
      drip.close();
    });
    const post = createPost('any', { isPublic, timeoutMs: 400 });
    const slow = `http://127.0.0.1:${(drip.address() as AddressInfo).port}/`;
    for (const url of [silent.url, slow])
      await expect(post(url, headers, '{}')).rejects.toMatchObject({ code: 'ABORT_ERR' });
  });

  it('that answers without end is heard no further than its status', async () => {
    let written = 0;
    let isCut = false;
    const huge = await startReceiver((response) => {
      const more = () => {
        while (!response.destroyed && written < 2 ** 30) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return;
        }
      };
      response.on('drain', more).on('close', () => {
        isCut = true;
      });
      response.writeHead(200);
      more();
    });
    onTestFinished(huge.stop);
    expect(await createPost('any', { isPublic })(huge.url, headers, '{}')).toBe(200);
    await vi.waitFor(() => expect(isCut).toBe(true), { timeout: 20_000 });
    expect(written).toBeLessThan(2 ** 26);
  });
});

describe('where messages may go', () => {
  const lookup: LookupFunction = (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);

  it('is outside only, unless the settings say otherwise', async () => {
    const inside = await startReceiver((response) => response.end());
    onTestFinished(inside.stop);
    const { port } = new URL(inside.url);
    const post = createPost('public', { isPublic: (address) => !address.startsWith('127.'), lookup });
    for (const [url, why] of [
      [inside.url, 'not https'],
      [`https://127.0.0.1:${port}/`, 'an address'],
      [`https://[::ffff:127.0.0.1]:${port}/`, 'an address'],
      [`https://hook.example:${port}/`, 'not a public address'],
      [`https://u:p@hook.example:${port}/`, 'credentials'],
    ] as const)
      await expect(post(url, headers, '{}'), url).rejects.toThrow(why);
    expect(inside.received).toEqual([]);
    expect(await createPost('any', { isPublic, lookup })(`http://hook.example:${port}/`, headers, '{}')).toBe(200);
  });
});

/** A sender over a store, to whatever is on this machine. */
const senderOf = (state: StatePort, change: Partial<SenderOptions> = {}) =>
  startSender({
    state,
    post: createPost('any', { isPublic }),
    sign: async () => ['c2lnbmF0dXJl'],
    now: Date.now,
    chance: () => 0,
    delay: (ms) => delay(ms, undefined, { ref: false }),
    log: { warn: () => undefined },
    ...change,
  });

it('sends what a killed process had claimed, when its time is over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-webhooks-'));
  const path = join(folder, 'state.db');
  const receiver = await startReceiver((response) => response.writeHead(204).end());
  const first = await openSqlite(path);
  const row = webhook(receiver.url);
  await first.createWebhook(row, 20);
  const id = await first.sendTest(row.id, '{"type":"webhook.test"}', Date.now());
  await first.close();

  const script = fileURLToPath(new URL('./testing/claiming-child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString().trim()).toBe(id);
  child.kill('SIGKILL');
  await once(child, 'close');

  const state = await openSqlite(path);
  let ahead = 0;
  const sender = senderOf(state, { now: () => Date.now() + ahead });
  const log = async () => (await state.listDeliveries(row.id, { limit: 1 })).items[0]!;
  expect(await log()).toMatchObject({ id, state: 'waiting', attempts: [] });
  expect(receiver.received).toEqual([]);
  ahead = 61_000;
  await vi.waitFor(async () => expect((await log()).state).toBe('delivered'), { timeout: 20_000 });
  expect(receiver.received.map((message) => message.headers['webhook-id'])).toEqual([id]);
  expect(receiver.received[0]).toMatchObject({
    body: '{"type":"webhook.test"}',
    headers: { 'webhook-signature': 'v1a,c2lnbmF0dXJl', 'user-agent': 'Veridict-Webhooks' },
  });
  await sender.stop();
  await state.close();
  receiver.stop();
  await rm(folder, { recursive: true });
});

it('is sent once by many processes, and nobody waits for an endpoint that does not answer', async () => {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const states = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
  const stuck = await startReceiver(() => undefined);
  const receiver = await startReceiver((response) => setTimeout(() => response.writeHead(204).end(), 5));
  const [bad, good] = [webhook(stuck.url, 'wh_0000000000000000000a'), webhook(receiver.url, 'wh_0000000000000000000b')];
  const sent: string[] = [];
  for (const row of [bad, good]) {
    await states[0]!.createWebhook(row, 20);
    for (let n = 0; n < 40; n += 1) {
      const id = await states[0]!.sendTest(row.id, '{}', Date.now());
      if (row === good) sent.push(id);
    }
  }
  const senders = states.map((state) => senderOf(state, { post: createPost('any', { isPublic, timeoutMs: 2_000 }) }));
  const open = async () =>
    (await states[0]!.listDeliveries(good.id, { limit: 200 })).items.filter(({ state }) => state !== 'delivered');
  await vi.waitFor(async () => expect(await open()).toEqual([]), { timeout: 60_000, interval: 100 });
  expect(receiver.received.map((message) => message.headers['webhook-id']).sort()).toEqual(sent.sort());
  await Promise.all(senders.map((sender) => sender.stop()));
  const tried = (await states[0]!.listDeliveries(bad.id, { limit: 200 })).items.flatMap(({ attempts }) => attempts);
  expect(new Set(tried.map(({ error }) => error))).toEqual(new Set(['no answer in time']));
  await Promise.all(states.map((state) => state.close()));
  stuck.stop();
  receiver.stop();
  await server.stop();
});
