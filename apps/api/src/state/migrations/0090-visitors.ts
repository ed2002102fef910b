import type { Migration } from './migration.ts';

/** Prints by which browsers are known again, and the sessions of each. */
export const visitors: Migration = {
  id: '0090-visitors',
  async up({ schema }) {
    await schema
      .createTable('visitor_prints')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('visitor_id', 'text', (c) => c.notNull())
      .addColumn('near', 'text')
      .addColumn('network', 'text')
      .addColumn('components', 'text', (c) => c.notNull())
      .addColumn('likeness', 'double precision', (c) => c.notNull())
      .addColumn('seen_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('visitor_prints_near').on('visitor_prints').columns(['near', 'seen_at']).execute();
    await schema.createIndex('visitor_prints_of').on('visitor_prints').columns(['visitor_id', 'seen_at']).execute();
    await schema.createIndex('visitor_prints_by_age').on('visitor_prints').column('seen_at').execute();
    await schema.createIndex('sessions_by_visitor').on('sessions').columns(['visitor_id', 'started_at']).execute();
  },
};
