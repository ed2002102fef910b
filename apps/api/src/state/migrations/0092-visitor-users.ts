import type { Migration } from './migration.ts';

/**
 * Of a print that very many browsers share, the few sessions that name a user are found without looking at the others; sessions
 * without a visitor, as all begin, cost these indexes nothing.
 */
export const visitorUsers: Migration = {
  id: '0092-visitor-users',
  async up({ schema }) {
    await schema.dropIndex('sessions_by_visitor').execute();
    await schema
      .createIndex('sessions_of_visitor')
      .on('sessions')
      .columns(['visitor_id', 'started_at'])
      .where('visitor_id', 'is not', null)
      .execute();
    await schema
      .createIndex('sessions_of_visitor_user')
      .on('sessions')
      .columns(['visitor_id', 'user_match', 'user_id'])
      .where('visitor_id', 'is not', null)
      .execute();
  },
};
