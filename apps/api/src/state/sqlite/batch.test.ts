import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import type { OperationName } from '../operations.ts';
import { account, collected, key } from '../testing/rows.ts';
import { type Answer, createBatches } from './batch.ts';
import { type Connection, connect, sqliteTypes } from './connection.ts';

let connection: Connection;

beforeEach(async () => {
  connection = connect(':memory:');
  await migrate(connection.db, sqliteTypes);
});
afterEach(() => connection.close());

const run = (...calls: Array<[OperationName, ...unknown[]]>): Promise<Answer[]> =>
  createBatches(connection).run(calls.map(([name, ...input], id) => ({ id, name, input })));
const unavailable = (id: number) => expect.objectContaining({ id, error: expect.any(String), unavailable: true });
const accountIds = async () => (await connection.db.selectFrom('accounts').select('id').execute()).map(({ id }) => id);

describe('a batch', () => {
  test('is one transaction, whatever it holds', async () => {
    const said: string[] = [];
    const heard: Connection = {
      ...connection,
      exec(text) {
        said.push(text);
        connection.exec(text);
      },
    };
    const calls = Array.from({ length: 40 }, (_, id) => ({ id, name: 'recordCollect' as const, input: [collected()] }));
    const answers = await createBatches(heard).run(calls);
    expect(answers).toEqual(calls.map(({ id }) => ({ id, value: 'recorded' })));
    expect(said.filter((text) => text === 'COMMIT')).toHaveLength(1);
    expect(said.at(-1)).toBe('COMMIT');
  });

  test('keeps the neighbours of an operation that fails, and nothing of that one', async () => {
    const [before, after] = [account(), account()];
    const input = collected();
    const answers = await run(
      ['createAccount', before],
      ['createAccount', before],
      // Fails in its third statement, after nonce and page view were written.
      ['recordCollect', { ...input, evidence: null }],
      ['createAccount', after],
      ['findByToken', input.pageView.tokenHash],
      ['recordCollect', input],
    );
    expect(answers).toEqual([
      { id: 0, value: undefined },
      { id: 1, error: expect.stringContaining('UNIQUE'), unavailable: false },
      { id: 2, error: expect.stringContaining('NOT NULL'), unavailable: false },
      { id: 3, value: undefined },
      { id: 4, value: null },
      { id: 5, value: 'recorded' },
    ]);
    expect((await accountIds()).sort()).toEqual([before.id, after.id].sort());
  });

  test('whose commit fails answers none of its calls as done', async () => {
    const first = account();
    await run(['createAccount', first]);
    const checkedLate: Connection = {
      ...connection,
      exec: (text) => connection.exec(text === 'BEGIN' ? 'BEGIN; PRAGMA defer_foreign_keys = ON' : text),
    };
    const calls = [
      { id: 1, name: 'createAccount' as const, input: [account()] },
      { id: 2, name: 'createKey' as const, input: [key('acc_that_is_not_there')] },
    ];
    const answers = await createBatches(checkedLate).run(calls);
    expect(answers.map((answer) => 'error' in answer && answer.error)).toEqual([
      expect.stringContaining('FOREIGN KEY'),
      expect.stringContaining('FOREIGN KEY'),
    ]);
    expect(await accountIds()).toEqual([first.id]);
    expect(connection.inTransaction()).toBe(false);
    expect(await run(['createAccount', account()])).toEqual([{ id: 0, value: undefined }]);
  });

  test('on a full disk is unavailable, and works again once there is room', async () => {
    connection.exec('PRAGMA max_page_count = 1');
    const large = { ...collected(), evidence: new Uint8Array(200_000) };
    expect(await run(['recordCollect', large])).toEqual([unavailable(0)]);
    expect(connection.inTransaction()).toBe(false);
    connection.exec('PRAGMA max_page_count = 1000000');
    expect(await run(['recordCollect', large])).toEqual([{ id: 0, value: 'recorded' }]);
  });
});

describe('what may settle later', () => {
  const meet = (id: number, sid: string) => ({
    id,
    name: 'meetTimings' as const,
    input: [{ hashes: ['same'], sid, at: 5, since: 0 }],
  });
  const sids = async () =>
    (await connection.db.selectFrom('timings').select('sid').execute()).map(({ sid }) => sid).sort();

  test('is answered before it is written down, and goes with the next batch', async () => {
    const batches = createBatches(connection);
    expect(await batches.run([meet(0, 'a'), { id: 1, name: 'getAccount', input: ['none'] }])).toEqual([
      { id: 0, value: [0] },
      { id: 1, value: null },
    ]);
    expect(connection.inTransaction()).toBe(true);
    expect(await batches.run([meet(0, 'b')])).toEqual([{ id: 0, value: [1] }]);
    expect(connection.inTransaction()).toBe(true);
    await batches.run([{ id: 0, name: 'createAccount', input: [account()] }]);
    expect(connection.inTransaction()).toBe(false);
    expect(await sids()).toEqual(['a', 'b']);
  });

  test('stays when a later batch fails in part', async () => {
    const batches = createBatches(connection);
    const row = account();
    await batches.run([meet(0, 'a')]);
    const create = { name: 'createAccount' as const, input: [row] };
    const answers = await batches.run([meet(0, 'b'), { id: 1, ...create }, { id: 2, ...create }]);
    expect(answers[2]).toMatchObject({ error: expect.stringContaining('UNIQUE') });
    expect(connection.inTransaction()).toBe(false);
    connection.exec('BEGIN; ROLLBACK');
    expect(await sids()).toEqual(['a', 'b']);
    expect(await accountIds()).toEqual([row.id]);
  });

  test('is written down by itself where nothing follows', async () => {
    const batches = createBatches(connection);
    await batches.run([meet(0, 'a')]);
    batches.settle();
    batches.settle();
    expect(connection.inTransaction()).toBe(false);
    expect(await sids()).toEqual(['a']);
  });
});

test('a boolean is bound as 0 or 1', async () => {
  const row = { ...account(), createdAt: true };
  await run(['createAccount', row]);
  expect(await run(['getAccount', row.id])).toEqual([{ id: 0, value: { ...row, createdAt: 1 } }]);
});

test('a schema that a newer version has written is refused', async () => {
  await connection.db.insertInto('migrations').values({ id: '9999-from-the-future' }).execute();
  await expect(migrate(connection.db, sqliteTypes)).rejects.toThrow(/newer version.*9999-from-the-future/);
});

test('a schema that is up to date is left as it is', async () => {
  const row = account();
  await run(['createAccount', row]);
  await migrate(connection.db, sqliteTypes);
  expect(await accountIds()).toEqual([row.id]);
});
