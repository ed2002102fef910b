import type { Migration } from './migration.ts';

/** Of a print that very many browsers share, the few sessions that name a user are found without looking at the others. */
export const visitorUsers: Migration = {
  id: '0092-visitor-users',
  async up({ schema }) {
    await schema
      .createIndex('sessions_by_visitor_user')
      .on('sessions')
      .columns(['visitor_id', 'user_match', 'user_id'])
      .execute();
  },
};
