import type { Migration } from './migration.ts';

/** Smart URLs, and who was seen at them. */
export const links: Migration = {
  id: '0031-links',
  async up({ schema }) {
    await schema
      .createTable('links')
      // the keyname: one for the whole deployment, since its redirector knows no account
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('settings', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('links_by_account').on('links').columns(['account_id', 'created_at', 'id']).execute();

    await schema
      .createTable('link_visitors')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('keyname', 'text', (c) => c.notNull())
      .addColumn('visitor', 'text', (c) => c.notNull())
      .addColumn('attacks', 'integer', (c) => c.notNull())
      .addColumn('script_at', 'bigint')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('link_visitors_by_visitor').on('link_visitors').columns(['visitor', 'at']).execute();
    await schema.createIndex('link_visitors_by_age').on('link_visitors').column('at').execute();
  },
};
