import type { Migration } from './migration.ts';

/** What each client asked a site for lately: pages, what belongs to them, and whether the collector ran. */
export const clientVisits: Migration = {
  id: '0080-client-visits',
  async up({ schema }) {
    await schema
      .createTable('client_visits')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('site_id', 'text', (c) => c.notNull())
      .addColumn('pages', 'integer', (c) => c.notNull())
      .addColumn('assets', 'integer', (c) => c.notNull())
      .addColumn('runs', 'integer', (c) => c.notNull())
      .addColumn('with_cookie', 'integer', (c) => c.notNull())
      .addColumn('first_at', 'bigint', (c) => c.notNull())
      .addColumn('last_page_at', 'bigint', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addColumn('last_page', 'text', (c) => c.notNull())
      .addColumn('gaps', 'integer', (c) => c.notNull())
      .addColumn('gap_sum', 'double precision', (c) => c.notNull())
      .addColumn('gap_squares', 'double precision', (c) => c.notNull())
      .execute();
    // Whether others of the site are seen to do a thing is asked by these.
    await schema.createIndex('client_visits_assets').on('client_visits').columns(['site_id', 'assets']).execute();
    await schema.createIndex('client_visits_cookies').on('client_visits').columns(['site_id', 'with_cookie']).execute();
    await schema.createIndex('client_visits_by_age').on('client_visits').column('last_at').execute();
  },
};
