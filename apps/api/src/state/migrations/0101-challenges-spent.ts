import type { Migration } from './migration.ts';

/** When a session had used up its challenges without being let in. */
export const challengesSpent: Migration = {
  id: '0101-challenges-spent',
  async up(db) {
    await db.schema.alterTable('sessions').addColumn('challenges_spent_at', 'bigint').execute();
  },
};
