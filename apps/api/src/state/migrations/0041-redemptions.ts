import type { Migration } from './migration.ts';

/** Tokens that were redeemed, with the answer given. */
export const redemptions: Migration = {
  id: '0041-redemptions',
  async up(db) {
    await db.schema
      .createTable('redemptions')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('idempotency_key', 'text')
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('redemptions_by_age').on('redemptions').column('expires_at').execute();
  },
};
