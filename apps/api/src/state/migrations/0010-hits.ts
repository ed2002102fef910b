import type { Migration } from './migration.ts';

/** The outbox on its way to the statistics, and what a session's own row there is made of. */
export const hits: Migration = {
  id: '0010-hits',
  async up({ schema }) {
    await schema
      .createTable('outbox')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .execute();
    // Small enough to be read whole: how much waits is asked every second.
    await schema.createIndex('outbox_by_size').on('outbox').column('bytes').execute();
    await schema
      .createTable('outbox_batches')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'bigint', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .execute();
    for (const count of ['version', 'hits', 'events', 'max_score'] as const) {
      await schema
        .alterTable('sessions')
        .addColumn(count, 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    for (const text of ['last_hit', 'user_id', 'user_match'] as const) {
      await schema
        .alterTable('sessions')
        .addColumn(text, 'text', (c) => c.notNull().defaultTo(''))
        .execute();
    }
    await schema
      .alterTable('sessions')
      .addColumn('match_confidence', 'double precision', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
