import type { Migration } from './migration.ts';

/** How long the readings of each session took, hashed: what two sessions never have in common. */
export const timings: Migration = {
  id: '0070-timings',
  async up({ schema }) {
    await schema
      .createTable('timings')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('sid', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('timings_by_hash').on('timings').column('hash').execute();
    await schema.createIndex('timings_by_age').on('timings').column('seen_at').execute();
  },
};
