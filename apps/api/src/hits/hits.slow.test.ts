import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OutboxSize, StatePort } from '../state/port.ts';
import { openMemoryState } from '../state/testing/memory.ts';
import { createHits, type OwnedHits } from './hits.ts';
import { defineQuestion, StatisticsUnavailable } from './question.ts';
import { sessionRow } from './testing/histories.ts';

const one = defineQuestion({
  name: 'one',
  sql: 'SELECT 1 AS one',
  parameters: () => ({}),
  row: z.object({ one: z.int() }),
});

test('of one store lie in one folder: a second one is refused, and the first is known again', async () => {
  const state = await openMemoryState();
  const folder = await mkdtemp(join(tmpdir(), 'veridict-hits-'));
  const open = (name: string) => {
    const hits = createHits({
      setting: { kind: 'embedded', folder: join(folder, name) },
      state,
      now: Date.now,
      delay: (ms) => delay(ms, undefined, { ref: false }),
    });
    const said = new Promise<string>((resolve) => {
      hits.start({ info: (text: unknown) => resolve(String(text)), warn: (text: unknown) => resolve(String(text)) });
    });
    return { hits, said };
  };
  for (const [name, expected] of [
    ['first', 'statistics are kept'],
    ['second', expect.stringContaining('another data folder')],
    ['first', 'statistics are kept'],
  ] as const) {
    const { hits, said } = open(name);
    expect(hits.status()).toBe('starting');
    expect(await said).toEqual(expected);
    expect(hits.status()).toBe(expected === 'statistics are kept' ? 'ok' : 'unavailable');
    await hits.stop();
  }
  await state.close();
  await rm(folder, { recursive: true });
});

test('count the hours of sessions that came before, as soon as they are open', { timeout: 120_000 }, async () => {
  const state = await openMemoryState();
  const folder = await mkdtemp(join(tmpdir(), 'veridict-hits-'));
  const counted = defineQuestion({
    name: 'counted',
    sql: `SELECT (SELECT toUInt32(count()) FROM sessions) AS sessions,
      (SELECT toUInt32(sum(session_count)) FROM session_hours FINAL) AS in_hours, (SELECT countIf(account_id = '') > 0 FROM session_hours) AS is_said`,
    parameters: () => ({}),
    row: z.object({ sessions: z.int(), in_hours: z.int(), is_said: z.int() }),
  });
  await state.recordHits([{ table: 'sessions', row: sessionRow('acc_1', Date.now() - 86_400_000) }]);
  for (const expected of [
    // It may have come before the first count, or after it.
    { sessions: 1 },
    { sessions: 1, in_hours: 1, is_said: 1 },
  ]) {
    const hits = createHits({
      setting: { kind: 'embedded', folder },
      state,
      now: Date.now,
      delay: (ms) => delay(ms, undefined, { ref: false }),
    });
    hits.start({ info: () => undefined, warn: () => undefined });
    await expect.poll(hits.status, { timeout: 30_000 }).toBe('ok');
    await expect.poll(async () => (await hits.ask(counted, undefined))[0], { timeout: 30_000 }).toMatchObject(expected);
    await hits.stop();
  }
  await state.close();
  await rm(folder, { recursive: true });
});

describe('statistics on a server', () => {
  let state: StatePort;
  const started: OwnedHits[] = [];
  beforeAll(async () => {
    state = await openMemoryState();
  });
  afterAll(async () => {
    await Promise.all(started.map((hits) => hits.stop()));
    await state.close();
  });
  const start = (url: string, size: OutboxSize) => {
    const hits = createHits({
      setting: { kind: 'server', url, layout: { kind: 'single' } },
      state: { ...state, outboxSize: async () => size },
      now: Date.now,
      delay: (ms) => delay(ms, undefined, { ref: false }),
    });
    started.push(hits);
    const failed = new Promise<void>((warn) => hits.start({ info: () => undefined, warn: () => warn() }));
    return { hits, failed };
  };

  test('are unavailable while it cannot be reached, and nothing else is', async () => {
    const { hits, failed } = start('http://127.0.0.1:1/db', { rows: 10, bytes: 10 });
    expect(hits.status()).toBe('starting');
    await failed;
    await expect(hits.ask(one, undefined)).rejects.toThrow(StatisticsUnavailable);
    expect([hits.status(), hits.isFull(), hits.isOn]).toEqual(['unavailable', false, true]);
  });

  test.each([
    [{ rows: 999_999, bytes: 999_999_999 }, false],
    [{ rows: 1_000_000, bytes: 1 }, true],
    [{ rows: 1, bytes: 1_000_000_000 }, true],
  ])('with %o waiting, full is %s', async (size, expected) => {
    let asked = 0;
    const counting = new Proxy(size, {
      get(row, key: keyof OutboxSize) {
        asked += 1;
        return row[key];
      },
    });
    const { hits } = start('http://127.0.0.1:1/db', counting);
    await expect.poll(() => asked, { timeout: 3000 }).toBeGreaterThan(0);
    expect(hits.isFull()).toBe(expected);
  });

  test('are asked in the database, as the user and with the password of the address', async () => {
    const asked: string[] = [];
    const server = createServer((request, reply) => {
      request.resume();
      request.once('end', () => {
        const { searchParams } = new URL(request.url!, 'http://localhost');
        asked.push(`${searchParams.get('database')} ${Buffer.from(request.headers.authorization!.slice(6), 'base64')}`);
        reply.end('{"one":1}\n');
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { hits } = start(`http://reader:p%40ss@127.0.0.1:${port}/bots`, { rows: 0, bytes: 0 });
    expect(await hits.ask(one, undefined)).toEqual([{ one: 1 }]);
    expect(new Set(asked)).toEqual(new Set(['bots reader:p@ss']));
    await expect.poll(hits.status).toBe('ok');
    await hits.stop();
    server.close();
  });
});
