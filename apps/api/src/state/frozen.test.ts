import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { frozen, type PlaceOf } from './frozen.ts';
import { migrate } from './migrate.ts';
import { type Connection, connect, sqliteTypes } from './sqlite/connection.ts';

interface Asked {
  id: string;
  name: string | null;
}

let stores: Connection[];

beforeEach(async () => {
  stores = [connect(':memory:'), connect(':memory:')];
  for (const { db } of stores) await migrate(db, sqliteTypes);
});
afterEach(() => {
  for (const store of stores) store.close();
});

test('a frozen query is built once a store, and run with the values of each call', async () => {
  let built = 0;
  const put = frozen((db, value: PlaceOf<Asked>) => {
    built += 1;
    return db
      .insertInto('accounts')
      .values({ id: value('id'), name: sql`coalesce(${value('name')}, ${'nobody'})`, tier: 'free', created_at: 1 })
      .onConflict((c) => c.doNothing());
  });
  const names = frozen((db, _value: PlaceOf<object>) => db.selectFrom('accounts').select('name').orderBy('id'));
  for (const { db } of stores) {
    expect((await put(db, { id: 'a', name: 'Ann' })).numAffectedRows).toBe(1n);
    expect((await put(db, { id: 'b', name: null })).numAffectedRows).toBe(1n);
    expect((await put(db, { id: 'b', name: 'Bob' })).numAffectedRows).toBe(0n);
    expect((await names(db, {})).rows).toEqual([{ name: 'Ann' }, { name: 'nobody' }]);
  }
  expect(built).toBe(2);
});

test('a value called like a place of another query stays what it is', async () => {
  const { db } = stores[0]!;
  const same = frozen((db, value: PlaceOf<Asked>) => db.selectNoFrom(() => [sql<string>`${value('id')}`.as('id')]));
  expect((await same(db, { id: 'name', name: 'id' })).rows).toEqual([{ id: 'name' }]);
});
