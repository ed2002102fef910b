import type { Migration } from './migration.ts';

/** Accounts, sites, keys, nonces, page views and their evidence, sessions, usage, secrets. */
export const first: Migration = {
  id: '0001-first',
  async up(db, types) {
    const { schema } = db;
    await schema
      .createTable('accounts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('tier', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('accounts_by_age').on('accounts').columns(['created_at', 'id']).execute();

    await schema
      .createTable('sites')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('origins', 'text', (c) => c.notNull())
      .addColumn('public_verdict', 'text', (c) => c.notNull())
      .addColumn('thresholds', 'text', (c) => c.notNull())
      .addColumn('category_policy', 'text', (c) => c.notNull())
      .addColumn('failover', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('sites_by_account').on('sites').columns(['account_id', 'created_at', 'id']).execute();

    await schema
      .createTable('keys')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
      .addColumn('site_id', 'text')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('scopes', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull().unique())
      .addColumn('last4', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .addColumn('exposed_at', 'bigint')
      .execute();
    await schema.createIndex('keys_by_account').on('keys').columns(['account_id', 'created_at', 'id']).execute();
    await schema.createIndex('keys_by_site').on('keys').column('site_id').execute();

    await schema
      .createTable('nonces')
      .addColumn('nonce', 'text', (c) => c.primaryKey())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('nonces_by_expiry').on('nonces').column('expires_at').execute();

    await schema
      .createTable('page_views')
      .addColumn('jti', 'text', (c) => c.primaryKey())
      .addColumn('sid', 'text', (c) => c.notNull())
      .addColumn('site_id', 'text', (c) => c.notNull())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('jkt', 'text', (c) => c.notNull())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('ticket_hash', 'text', (c) => c.notNull().unique())
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('action', 'text')
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addColumn('judged_at', 'bigint', (c) => c.notNull())
      .addColumn('score', 'integer', (c) => c.notNull())
      .addColumn('hard_rule', 'text', (c) => c.notNull())
      .addColumn('late_seq', 'bigint', (c) => c.notNull())
      .addColumn('late_count', 'integer', (c) => c.notNull())
      .execute();
    await schema.createIndex('page_views_by_session').on('page_views').columns(['sid', 'judged_at']).execute();
    await schema.createIndex('page_views_by_age').on('page_views').column('created_at').execute();

    await schema
      .createTable('evidence')
      .addColumn('jti', 'text', (c) => c.primaryKey())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('first', types.bytes, (c) => c.notNull())
      .addColumn('late', 'text')
      .addColumn('judgement', 'text', (c) => c.notNull())
      .addColumn('context', 'text', (c) => c.notNull())
      .execute();
    await schema.createIndex('evidence_by_age').on('evidence').column('created_at').execute();

    await schema
      .createTable('sessions')
      .addColumn('sid', 'text', (c) => c.primaryKey())
      .addColumn('site_id', 'text', (c) => c.notNull())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('started_at', 'bigint', (c) => c.notNull())
      .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
      .addColumn('page_views', 'integer', (c) => c.notNull())
      .addColumn('hard_rule', 'text', (c) => c.notNull())
      .addColumn('visitor_id', 'text')
      .execute();
    await schema.createIndex('sessions_by_age').on('sessions').column('last_seen_at').execute();

    await schema
      .createTable('usage')
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('used', 'bigint', (c) => c.notNull())
      .addColumn('granted', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('usage_key', ['account_id', 'month'])
      .execute();

    await schema
      .createTable('secrets')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
};
