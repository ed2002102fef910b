import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrate.ts';
import type { DialectTypes } from '../migrations/migration.ts';
import { type OperationName, portOf, readOnly, runOperation } from '../operations.ts';
import { type StatePort, StateUnavailable } from '../port.ts';
import type { Tables } from '../schema.ts';
import { isConflict, isUnavailable } from './failures.ts';

/** How the PostgreSQL store is opened. */
export interface PostgresOptions {
  /**
   * Connections of this process.
   * @defaultValue 10
   */
  poolSize?: number | undefined;
  /**
   * Operations that may wait for a connection before further ones are refused.
   * @defaultValue 10000
   */
  maxWaiting?: number | undefined;
  /**
   * Longest a connection attempt or a statement may take, milliseconds.
   * @defaultValue 5000
   */
  timeoutMs?: number | undefined;
}

const postgresTypes: DialectTypes = { bytes: 'bytea', onlyByKey: null };
/** Any number, the same in every process: who holds it migrates. */
const MIGRATION_LOCK = 8_714_201_156;
/** A deadlock or a serialisation failure undoes the operation wholly, so it may be tried again. */
const MAX_TRIES = 5;

/**
 * Connects to PostgreSQL. Any number of processes may share one database; each operation is one transaction at READ
 * COMMITTED, and exactness rests on single statements and unique keys, not on isolation. Rejects when it cannot connect.
 */
export async function openPostgres(
  url: string,
  { poolSize = 10, maxWaiting = 10_000, timeoutMs = 5000 }: PostgresOptions = {},
): Promise<StatePort> {
  // Said here, because the parser's own error quotes the address, and with it the password.
  if (!URL.canParse(url)) throw new TypeError('The address of the PostgreSQL state store is not a valid URL.');
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    idle_in_transaction_session_timeout: timeoutMs,
    keepAlive: true,
    application_name: 'veridict',
    // Times and counts stay far below 2^53: bigint comes as a number, as it does from SQLite.
    types: {
      getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // Whoever uses a broken connection is told by his query, and the pool lets go of it; the event that comes as well would
  // end the process if nobody listened, on an idle connection through the pool and on a busy one by itself (pg 8.23).
  const ignore = () => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closed: Promise<void> | null = null;

  const running = new Set<Promise<unknown>>();

  async function run(name: OperationName, input: readonly unknown[]): Promise<unknown> {
    if (closed) throw new StateUnavailable('The state store is closed.');
    if (pool.waitingCount >= maxWaiting) throw new StateUnavailable('Too many operations wait.');
    const work = guarded(() =>
      // One statement is a transaction already.
      readOnly.has(name)
        ? runOperation(db, name, input)
        : db.transaction().execute((trx) => runOperation(trx, name, input)),
    );
    // The server ends what takes too long; when the line to it is dead nobody does, and the caller must not wait for that.
    const answer = within(2 * timeoutMs, work);
    running.add(answer);
    const done = () => running.delete(answer);
    answer.then(done, done);
    return answer;
  }

  async function stop(): Promise<void> {
    await Promise.allSettled(running);
    await within(2 * timeoutMs, db.destroy());
  }

  try {
    await guarded(() =>
      db.transaction().execute(async (trx) => {
        await sql`set local statement_timeout = 0`.execute(trx);
        await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
        await migrate(trx, postgresTypes);
      }),
    );
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return portOf(run, () => (closed ??= stop()));
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (isConflict(error) && tries < MAX_TRIES) continue;
      if (isConflict(error) || isUnavailable(error))
        throw new StateUnavailable('PostgreSQL cannot be used now.', { cause: error });
      throw error;
    }
  }
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StateUnavailable('PostgreSQL does not answer.')), ms);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
