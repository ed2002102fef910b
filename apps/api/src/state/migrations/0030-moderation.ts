import type { Migration } from './migration.ts';

const COUNTS = ['passed', 'flagged', 'deleted', 'total'] as const;

/** Counters of moderation, the sites' own decisions, texts seen before, and how often a key may search. */
export const moderation: Migration = {
  id: '0030-moderation',
  async up({ schema }) {
    let totals = schema.createTable('moderation_totals').addColumn('account_id', 'text', (c) => c.primaryKey());
    for (const count of COUNTS) totals = totals.addColumn(count, 'bigint', (c) => c.notNull());
    await totals.execute();

    let minutes = schema
      .createTable('moderation_minutes')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull());
    for (const count of COUNTS) minutes = minutes.addColumn(count, 'bigint', (c) => c.notNull());
    await minutes.execute();
    await schema
      .createIndex('moderation_minutes_by_account')
      .on('moderation_minutes')
      .columns(['account_id', 'at'])
      .execute();
    await schema.createIndex('moderation_minutes_by_age').on('moderation_minutes').column('at').execute();

    await schema
      .createTable('moderation_decisions')
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('sid', 'text')
      .addPrimaryKeyConstraint('moderation_decisions_key', ['account_id', 'id'])
      .execute();

    await schema
      .createTable('moderation_texts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('text_hash', 'text', (c) => c.notNull())
      .addColumn('place', 'text', (c) => c.notNull())
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('times', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('moderation_texts_by_hash').on('moderation_texts').column('text_hash').execute();
    await schema.createIndex('moderation_texts_by_age').on('moderation_texts').column('at').execute();

    await schema
      .createTable('moderation_keys')
      .addColumn('key_id', 'text', (c) => c.primaryKey())
      .addColumn('interval_ms', 'integer', (c) => c.notNull())
      .addColumn('searched_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
