import type { Migration } from './migration.ts';

/** Keys that sign verdicts. */
export const signingKeys: Migration = {
  id: '0040-signing-keys',
  async up(db) {
    await db.schema
      .createTable('signing_keys')
      .addColumn('kid', 'text', (c) => c.primaryKey())
      .addColumn('x', 'text', (c) => c.notNull())
      .addColumn('d', 'text', (c) => c.notNull())
      // One key signs and one is announced as the next; nulls are not unique, so those replaced have none.
      .addColumn('slot', 'text', (c) => c.unique())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('retired_at', 'bigint')
      .execute();
  },
};
