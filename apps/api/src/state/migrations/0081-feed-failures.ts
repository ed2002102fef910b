import type { Migration } from './migration.ts';

/** Lists of addresses that could not be fetched, and why: what one process tried, all tell of. */
export const feedFailures: Migration = {
  id: '0081-feed-failures',
  async up({ schema }) {
    await schema
      .createTable('feed_failures')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('error', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
