import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAsk } from '../ask.ts';
import { EngineError } from '../engine.ts';
import { defineQuestion, StatisticsUnavailable } from '../question.ts';
import { createTables } from '../tables.sql.ts';
import { type Embedded, openEmbedded } from './open.ts';

describe('the embedded engine', () => {
  let folder: string;
  let engine: Embedded;
  const failures: string[] = [];
  let opened = deferred<void>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veridict-hits-'));
    engine = openEmbedded({
      folder,
      delay,
      onOpen: () => opened.resolve(),
      onFailed: (reason) => failures.push(reason),
    });
    await opened.promise;
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  test('takes parameters whatever they hold', async () => {
    const given = ["it's", 'back\\slash', 'new\nline', '{x:String}'];
    expect(
      await engine.query('SELECT {given:Array(String)} AS given, {one:String} AS one', { given, one: given[0]! }),
    ).toEqual([{ given, one: "it's" }]);
  });

  test.each(['single', 'cluster'] as const)('reads the statements that make %s tables', async (kind) => {
    const layout = kind === 'single' ? { kind } : { kind, cluster: 'main' };
    for (const statement of createTables(layout)) await engine.query(`EXPLAIN AST ${statement}`, {});
    await expect(engine.query('EXPLAIN AST CREATE TABLE x (', {})).rejects.toThrow(EngineError);
  });

  test('brings the tables of an earlier version up to date', async () => {
    for (const statement of createTables({ kind: 'single' })) await engine.run(statement);
    await engine.run('ALTER TABLE hits DROP COLUMN os');
    for (const statement of createTables({ kind: 'single' })) await engine.run(statement);
    expect(await engine.query("SELECT name FROM system.columns WHERE table = 'hits' AND name = 'os'", {})).toEqual([
      { name: 'os' },
    ]);
  });

  test('ends a question that takes too long, and answers others meanwhile', async () => {
    const ask = createAsk({
      query: (sql, given) => engine.query(sql.replace('execution_time = 10', 'execution_time = 1'), given),
    });
    const heavy = defineQuestion({
      name: 'heavy',
      sql: 'SELECT sum(cityHash64(number)) AS n FROM numbers(1000000000000)',
      parameters: () => ({}),
      row: z.object({ n: z.number() }),
    });
    const outcome = ask(heavy, {}).catch((error: unknown) => error);
    const other = engine.query('SELECT 1', {}).then(() => 'the other');
    expect(await Promise.race([other, outcome])).toBe('the other');
    expect(await outcome).toBeInstanceOf(StatisticsUnavailable);
  });

  test('is started again when it was killed, and knows what it acknowledged', async () => {
    await engine.run('CREATE TABLE kept (n UInt32) ENGINE = MergeTree ORDER BY n');
    await engine.run('INSERT INTO kept VALUES (7)');
    opened = deferred();
    const underWay = engine.query('SELECT sleep(3)', {}).catch((error: unknown) => error);
    process.kill(engine.pid()!, 'SIGKILL');
    expect(await underWay).toBeInstanceOf(StatisticsUnavailable);
    await expect(engine.query('SELECT 1', {})).rejects.toThrow(StatisticsUnavailable);
    await opened.promise;
    expect(failures).toEqual([expect.stringContaining('SIGKILL')]);
    expect(await engine.query('SELECT n FROM kept', {})).toEqual([{ n: 7 }]);
  });

  test('a second one is refused the same folder', async () => {
    const refused = deferred<string>();
    const second = openEmbedded({ folder, delay, onOpen: () => refused.resolve('open'), onFailed: refused.resolve });
    expect(await refused.promise).toMatch(/Failed to create connection/);
    await second.close();
  });

  test('a stop waits for what is under way', async () => {
    const slow = engine.query('SELECT sleep(0.5) AS s', {});
    await engine.close();
    expect(await slow).toEqual([{ s: 0 }]);
  });
});

/** A promise and the function that resolves it. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
