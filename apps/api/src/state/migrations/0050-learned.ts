import type { Migration } from './migration.ts';

/** How browsers were seen to open their connections. */
export const learned: Migration = {
  id: '0050-learned',
  async up({ schema }) {
    await schema
      .createTable('learned_fingerprints')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('claim', 'text', (c) => c.notNull())
      .addColumn('print', 'text', (c) => c.notNull())
      .addColumn('seen', 'bigint', (c) => c.notNull())
      .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('learned_by_seen').on('learned_fingerprints').column('seen').execute();
  },
};
