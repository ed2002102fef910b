import type { Migration } from './migration.ts';

/** Signatures of bots that were taken, until they are good for nothing. */
export const signatures: Migration = {
  id: '0060-signatures',
  async up({ schema }) {
    await schema
      .createTable('signatures')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('signatures_by_expiry').on('signatures').column('expires_at').execute();
  },
};
