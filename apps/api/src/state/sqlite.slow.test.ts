import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openState } from './open.ts';
import { toBytes } from './operations/rows.ts';
import { statePortCases } from './port.cases.ts';
import { StateUnavailable } from './port.ts';
import { connect } from './sqlite/connection.ts';
import { openSqlite } from './sqlite/open.ts';
import { collected, everyByte, fresh } from './testing/rows.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'veridict-state-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const newFile = () => join(folder, fresh(), 'state.db');

describe('SQLite', () => {
  statePortCases(() => openSqlite(newFile()));
});

describe('the SQLite file', () => {
  test.each([
    ['a folder', 'data', 'data/state.db'],
    ['a folder with an ending slash', 'data/', 'data/state.db'],
    ['a file', 'data/veridict.sqlite', 'data/veridict.sqlite'],
  ])('is named by a setting: %s', async (_, setting, file) => {
    const home = join(folder, fresh());
    const state = await openState(`file:${home}/${setting}`);
    await state.secret('a', 'b');
    await state.close();
    // Its owner's alone, and whole in one file once it is closed.
    expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, 'data'))).toHaveLength(1);
    const again = await openState(`file://${home}/${setting}`);
    expect(await again.secret('a', 'c')).toBe('b');
    await again.close();
  });

  test.each(['', 'data', './data', 'mysql://localhost/x', 'FILE:x'])('is not named by %j', async (setting) => {
    await expect(openState(setting)).rejects.toBeInstanceOf(TypeError);
  });

  test('that is no database is refused', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'Not a database. '.repeat(500));
    await expect(openSqlite(file)).rejects.toThrow(/notes\.txt.*not a database/);
  });

  test('is refused to a second process, and free once the first is killed', async () => {
    const file = newFile();
    const holder = collecting(file);
    await holder.acknowledged(1);
    await expect(openSqlite(file)).rejects.toThrow(/another process/);
    await holder.kill();
    const state = await openSqlite(file);
    await state.close();
  });

  test('holds every acknowledged page view whole, whenever its process was killed', async () => {
    const file = newFile();
    const acknowledged: string[] = [];
    for (let round = 1; round <= 20; round += 1) {
      // Each starts on what the one before it left.
      const child = collecting(file);
      await child.acknowledged(round * 13);
      acknowledged.push(...(await child.kill()));
    }
    const { db } = connect(file);
    expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }]);
    const views = await db.selectFrom('page_views').select(['jti', 'token_hash']).execute();
    const tokens = new Set(views.map((view) => view.token_hash));
    expect(acknowledged.filter((token) => !tokens.has(token))).toEqual([]);
    const whole = await db
      .selectFrom('page_views')
      .innerJoin('evidence', 'evidence.jti', 'page_views.jti')
      .innerJoin('sessions', 'sessions.sid', 'page_views.sid')
      .select('first')
      .execute();
    expect(whole).toHaveLength(views.length);
    for (const { first } of whole) expect(toBytes(first)).toEqual(everyByte);
  });
});

describe('the SQLite thread', () => {
  /** The next worker thread this process starts. */
  const nextWorker = () => new Promise<Worker>((resolve) => process.once('worker', resolve));

  test('that dies takes what it had not answered along, and the next operation starts another', async () => {
    const started = nextWorker();
    const state = await openSqlite(newFile());
    const inputs = Array.from({ length: 600 }, () => collected());
    const answers = inputs.map((input) => state.recordCollect(input));
    const outcome = Promise.allSettled(answers);
    // A fault in its own code ends it, between two batches: 512 of the calls are on their way before this message.
    await new Promise(setImmediate);
    (await started).postMessage({ no: 'batch' });
    const settled = await outcome;
    const lost = settled.filter((answer) => answer.status === 'rejected');
    expect(lost).toHaveLength(600 - 512);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(StateUnavailable);
    for (const [n, answer] of settled.entries()) {
      if (answer.status === 'fulfilled') expect(await state.findByToken(inputs[n]!.pageView.tokenHash)).not.toBeNull();
    }
    await state.close();
  });

  test('answers what waits before it closes, and nothing after', async () => {
    const file = newFile();
    const state = await openSqlite(file);
    const input = collected();
    const answer = state.recordCollect(input);
    await Promise.all([state.close(), state.close()]);
    expect(await answer).toBe('recorded');
    await expect(state.ping()).rejects.toBeInstanceOf(StateUnavailable);
    const again = await openSqlite(file);
    expect(await again.findByToken(input.pageView.tokenHash)).not.toBeNull();
    await again.close();
  });

  test('is not waited for by more operations than may wait', async () => {
    const state = await openSqlite(newFile(), { maxWaiting: 5 });
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => state.ping()));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(StateUnavailable);
    await expect(state.ping()).resolves.toBeUndefined();
    await state.close();
  });
});

/** A process of its own that records page views without end. */
function collecting(file: string) {
  const script = fileURLToPath(new URL('./testing/collecting-child.mjs', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const tokens: string[] = [];
  const lines = createInterface(child.stdout!);
  const enough = new Set<() => void>();
  lines.on('line', (token) => {
    tokens.push(token);
    for (const check of enough) check();
  });
  return {
    acknowledged: (count: number) =>
      new Promise<void>((resolve, reject) => {
        const check = () => tokens.length >= count && resolve();
        enough.add(check);
        child.once('exit', (code) => reject(new Error(`The child ended with ${code}`)));
        check();
      }),
    async kill(): Promise<string[]> {
      const ended = once(lines, 'close');
      child.kill('SIGKILL');
      await ended;
      return tokens;
    },
  };
}
