import type { Migration } from './migration.ts';

/** What each account used on each day, and how often keys asked in the minute that runs. */
export const usage: Migration = {
  id: '0091-usage',
  async up({ schema }) {
    await schema
      .createTable('usage_days')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('used', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('usage_days_of').on('usage_days').columns(['account_id', 'day']).execute();
    await schema.createIndex('usage_days_by_age').on('usage_days').column('at').execute();
    await schema
      .createTable('rate_windows')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('started_at', 'bigint', (c) => c.notNull())
      .addColumn('used', 'bigint', (c) => c.notNull())
      .addColumn('granted', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('rate_windows_by_age').on('rate_windows').column('started_at').execute();
  },
};
