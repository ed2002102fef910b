import { randomBytes } from 'node:crypto';
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { OutboxRow } from '../../hits/rows.ts';
import type { OutboxBatch, OutboxSize, TakeBatch } from '../port.ts';
import type { Tables } from '../schema.ts';
import { enqueueMany } from './outbox-rows.ts';

type Db = Kysely<Tables>;

/** @see StatePort.recordHits */
export const recordHits = (db: Db, rows: readonly OutboxRow[]): Promise<void> => enqueueMany(db, rows);

/** @see StatePort.takeBatch */
export async function takeBatch(db: Db, { owner, now, leaseMs, limit }: TakeBatch): Promise<OutboxBatch | null> {
  return (await takeOver(db, owner, now, leaseMs)) ?? (await claim(db, owner, now, limit));
}

/** @see StatePort.dropBatch */
export async function dropBatch(db: Db, id: string): Promise<void> {
  await db.deleteFrom('outbox_batches').where('id', '=', id).execute();
}

/** @see StatePort.outboxSize */
export async function outboxSize(db: Db): Promise<OutboxSize> {
  const { rows, bytes } = await db
    .selectFrom('outbox')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('rows'), sql`0`).as('rows'),
      eb.fn.coalesce(eb.fn.sum<number>('bytes'), sql`0`).as('bytes'),
    ])
    .executeTakeFirstOrThrow();
  return { rows: Number(rows), bytes: Number(bytes) };
}

/** A batch that its owner did not see through: our own from before, or another's whose time has run out. */
async function takeOver(db: Db, owner: string, now: number, leaseMs: number): Promise<OutboxBatch | null> {
  const found = await db
    .selectFrom('outbox_batches')
    .selectAll()
    // SQLite has one process: whoever else owns a batch is gone.
    .$if(isShared(db), (q) => q.where((eb) => eb.or([eb('owner', '=', owner), eb('claimed_at', '<', now - leaseMs)])))
    .orderBy('id')
    .limit(1)
    .$if(isShared(db), (q) => q.forUpdate().skipLocked())
    .executeTakeFirst();
  if (!found) return null;
  await db.updateTable('outbox_batches').set({ owner, claimed_at: now }).where('id', '=', found.id).execute();
  return { id: found.id, lines: JSON.parse(found.body), isRepeated: true };
}

/** Rows out of the outbox and into a batch, in one. Rows that another transaction holds are passed over, never waited for. */
async function claim(db: Db, owner: string, now: number, limit: number): Promise<OutboxBatch | null> {
  const rows = await db
    .deleteFrom('outbox')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('outbox')
        .select('id')
        .orderBy('id')
        .limit(limit)
        .$if(isShared(db), (q) => q.forUpdate().skipLocked()),
    )
    .returning(['target', 'body'])
    .execute();
  if (rows.length === 0) return null;
  const lines: OutboxBatch['lines'] = { hits: [], sessions: [], events: [], hit_days: [] };
  let size = 0;
  for (const { target, body } of rows) {
    // JSON has no line break but an escaped one.
    const bodies = body.split('\n');
    for (const [at, table] of target.split(',').entries()) lines[table as OutboxRow['table']].push(bodies[at]!);
    size += bodies.length;
  }
  const id = `${now.toString(36).padStart(9, '0')}${randomBytes(12).toString('hex')}`;
  await db
    .insertInto('outbox_batches')
    .values({ id, owner, claimed_at: now, size, body: JSON.stringify(lines) })
    .execute();
  return { id, lines, isRepeated: false };
}

const isShared = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
