import type { Kysely } from 'kysely';
import { first } from './migrations/0001-first.ts';
import { hits } from './migrations/0010-hits.ts';
import { moderation } from './migrations/0030-moderation.ts';
import { links } from './migrations/0031-links.ts';
import { signingKeys } from './migrations/0040-signing-keys.ts';
import { redemptions } from './migrations/0041-redemptions.ts';
import { challenges } from './migrations/0042-challenges.ts';
import { learned } from './migrations/0050-learned.ts';
import { signatures } from './migrations/0060-signatures.ts';
import { timings } from './migrations/0070-timings.ts';
import { clientVisits } from './migrations/0080-client-visits.ts';
import { feedFailures } from './migrations/0081-feed-failures.ts';
import { visitors } from './migrations/0090-visitors.ts';
import { usage } from './migrations/0091-usage.ts';
import { visitorUsers } from './migrations/0092-visitor-users.ts';
import { webhooks } from './migrations/0100-webhooks.ts';
import { challengesSpent } from './migrations/0101-challenges-spent.ts';
import { compact } from './migrations/0110-compact.ts';
import type { DialectTypes, Migration } from './migrations/migration.ts';
import type { Tables } from './schema.ts';

const MIGRATIONS: readonly Migration[] = [
  first,
  hits,
  moderation,
  links,
  signingKeys,
  redemptions,
  challenges,
  learned,
  signatures,
  timings,
  clientVisits,
  feedFailures,
  visitors,
  usage,
  visitorUsers,
  webhooks,
  challengesSpent,
  compact,
];

/**
 * Brings the schema up to date. The caller holds a transaction, and on a shared store a lock, around it: kysely's own
 * migrator cannot put SQLite's schema changes into one.
 */
export async function migrate(db: Kysely<Tables>, types: DialectTypes): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.primaryKey())
    .execute();
  const applied = new Set((await db.selectFrom('migrations').select('id').execute()).map((row) => row.id));
  const unknown = [...applied].filter((id) => !MIGRATIONS.some((migration) => migration.id === id));
  if (unknown.length > 0) {
    throw new Error(`The state store was written by a newer version (it has ${unknown.join(', ')}).`);
  }
  for (const migration of MIGRATIONS) {
    if (applied.has(migration.id)) continue;
    await migration.up(db, types);
    await db.insertInto('migrations').values({ id: migration.id }).execute();
  }
}
