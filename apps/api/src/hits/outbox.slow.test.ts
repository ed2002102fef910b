import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openState } from '../state/open.ts';
import type { StatePort } from '../state/port.ts';
import { hitRow } from '../state/testing/hits.ts';
import { startPostgres, type TestPostgres } from '../state/testing/postgres.ts';
import { fresh, pageView } from '../state/testing/rows.ts';
import { drainOnce } from './drainer.ts';
import { type Embedded, openEmbedded } from './embedded/open.ts';
import { momentText, type OutboxRow } from './rows.ts';
import { insertText, sendBatch } from './send.ts';
import { createTables } from './tables.sql.ts';

const DAY_MS = 86_400_000;
const LEASE_MS = 90_000;

describe('the way from PostgreSQL to ClickHouse', () => {
  let postgres: TestPostgres;
  let url: string;
  let state: StatePort;
  let engine: Embedded;
  let folder: string;
  let time = Date.now();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veridict-hits-'));
    const opened = new Promise<void>((resolve) => {
      engine = openEmbedded({ folder, delay, onOpen: () => resolve(), onFailed: () => undefined });
    });
    postgres = await startPostgres();
    url = await postgres.createDatabase();
    state = await openState(url);
    await opened;
    for (const statement of createTables({ kind: 'single' })) await engine.run(statement);
  });
  afterAll(async () => {
    await engine.close();
    await state.close();
    await postgres.stop();
    await rm(folder, { recursive: true });
  });

  /** Hits of an account of their own, one each on the last two days in turn. */
  const hitsOf = (accountId: string, count: number): OutboxRow[] =>
    Array.from({ length: count }, (_, n) => ({
      table: 'hits',
      row: hitRow(pageView({ accountId, jti: fresh() }), { at: momentText(time - (n % 2) * DAY_MS) }),
    }));
  const drain = async (owner: string): Promise<number> => drainOnce({ state, engine, owner, now: () => time });
  const drainAll = async (owner: string): Promise<void> => {
    while ((await drain(owner)) > 0);
  };
  const arrived = async (account: string) =>
    (
      await engine.query(
        'SELECT count() AS n, uniqExact(id) AS different FROM hits WHERE account_id = {account:String}',
        {
          account,
        },
      )
    )[0];

  test('waits for no transaction held open, and loses none that ends late', async () => {
    const account = fresh('acc_');
    const [held] = hitsOf(account, 1);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    // The name comes before all others, as that of a transaction that began first.
    await client.query('insert into outbox (id, target, body, bytes) values ($1, $2, $3, 1)', [
      `0${fresh()}`,
      'hits',
      JSON.stringify(held!.row),
    ]);
    await state.recordHits(hitsOf(account, 3));
    await drainAll('one');
    expect(await arrived(account)).toEqual({ n: 3, different: 3 });
    await client.query('commit');
    await client.end();
    await drainAll('one');
    expect(await arrived(account)).toEqual({ n: 4, different: 4 });
  });

  test.each([
    ['before anything was sent', async () => undefined],
    [
      'when one of two days had arrived',
      async (lines: string[], token: string) =>
        engine.run(
          insertText(
            'hits',
            token,
            lines.filter((_, n) => n % 2 === 0),
          ),
        ),
    ],
    ['when all had arrived', async (lines: string[], token: string) => engine.run(insertText('hits', token, lines))],
    [
      'when all had arrived and its token was forgotten',
      async (lines: string[]) => engine.run(insertText('hits', fresh(), lines)),
    ],
  ] as const)('counts once what a process left behind that was killed %s', async (_, send) => {
    const account = fresh('acc_');
    await state.recordHits(hitsOf(account, 10));
    const batch = (await state.takeBatch({ owner: 'killed', now: time, leaseMs: LEASE_MS, limit: 100 }))!;
    await send(batch.lines.hits, `${batch.id}.hits`);
    expect(await drain('next')).toBe(0);
    time += LEASE_MS + 1;
    expect(await drain('next')).toBe(10);
    expect(await drain('next')).toBe(0);
    expect(await arrived(account)).toEqual({ n: 10, different: 10 });
  });

  test('a batch that two processes send at once is counted once', async () => {
    const account = fresh('acc_');
    await state.recordHits(hitsOf(account, 10));
    const batch = (await state.takeBatch({ owner: 'one', now: time, leaseMs: LEASE_MS, limit: 100 }))!;
    await Promise.all([sendBatch(engine, batch), sendBatch(engine, { ...batch, isRepeated: true })]);
    await state.dropBatch(batch.id);
    expect(await arrived(account)).toEqual({ n: 10, different: 10 });
  });

  test('many processes share the work, and each row is counted once', async () => {
    const account = fresh('acc_');
    const writing = Array.from({ length: 20 }, () => state.recordHits(hitsOf(account, 500)));
    await Promise.all([...writing, ...['a', 'b', 'c'].map(drainAll)]);
    await Promise.all(['a', 'b', 'c'].map(drainAll));
    expect(await arrived(account)).toEqual({ n: 10_000, different: 10_000 });
    expect(await state.outboxSize()).toEqual({ rows: 0, bytes: 0 });
  });
});
