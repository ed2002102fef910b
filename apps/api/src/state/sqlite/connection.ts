import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import Database from 'libsql';
import { answerDirectly } from '../frozen.ts';
import type { DialectTypes } from '../migrations/migration.ts';
import type { Tables } from '../schema.ts';

/** SQLite's names for the column types that differ. */
export const sqliteTypes: DialectTypes = { bytes: 'blob', onlyByKey: sql`without rowid` };

/** How long opening waits for another process to let go of the file, milliseconds. */
const LOCK_WAIT_MS = 1000;

/** One open SQLite file: kysely for the operations, plain statements for the transactions around them. */
export interface Connection {
  db: Kysely<Tables>;
  exec(sql: string): void;
  inTransaction(): boolean;
  close(): void;
}

/**
 * Opens the file for this process alone. The lock is the kernel's and goes with the process, however that ends, so a
 * crash leaves nothing behind that would keep the next start out.
 */
export function connect(file: string): Connection {
  const database = new Database(file, { timeout: LOCK_WAIT_MS });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    // Pages that are written again and again are copied from the log into the file a quarter as often as by default.
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    // The first write takes the lock; without it a second process would be let in until its own first write.
    database.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY')
      throw new Error('it is in use by another process', { cause: error });
    throw error;
  }
  const statements = prepared(database);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: statements }) });
  answerDirectly(db, (text, parameters) => {
    const statement = statements.prepare(text);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  });
  const [begin, commit] = [database.prepare('BEGIN'), database.prepare('COMMIT')];
  return {
    db,
    exec(sql) {
      if (sql === 'BEGIN') begin.run();
      else if (sql === 'COMMIT') commit.run();
      else database.exec(sql);
    },
    inTransaction: () => database.inTransaction,
    close: () => database.close(),
  };
}

/** Statements are prepared once: preparing costs twice what running a small one does. */
function prepared(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      let statement = statements.get(text);
      if (!statement) {
        statement = bindable(database.prepare(text));
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => database.close(),
  };
}

/** libsql 0.5 aborts the whole process when it is given a boolean; as everywhere in SQLite it becomes 0 or 1. */
function bindable(statement: Database.Statement): SqliteStatement {
  const isBoolean = (parameter: unknown) => typeof parameter === 'boolean';
  const bind = (parameters: readonly unknown[]) =>
    parameters.some(isBoolean) ? parameters.map((p) => (isBoolean(p) ? Number(p) : p)) : parameters;
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(bind(parameters)),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(bind(parameters));
      return { changes, lastInsertRowid };
    },
    iterate: (parameters) => statement.iterate(bind(parameters)),
  };
}
