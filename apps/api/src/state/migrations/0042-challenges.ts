import type { Migration } from './migration.ts';

/** Challenges given, and where a site's visitors may ask when they are refused. */
export const challenges: Migration = {
  id: '0042-challenges',
  async up(db) {
    await db.schema
      .createTable('challenges')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('sid', 'text', (c) => c.notNull())
      .addColumn('jti', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('issued_at', 'bigint', (c) => c.notNull())
      .addColumn('ready_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addColumn('solved_at', 'bigint')
      .execute();
    await db.schema.createIndex('challenges_by_session').on('challenges').columns(['sid', 'issued_at']).execute();
    await db.schema.createIndex('challenges_by_age').on('challenges').column('expires_at').execute();
    await db.schema.alterTable('sites').addColumn('contact', 'text').execute();
  },
};
