import { type OperationName, runOperation } from '../operations.ts';
import type { Connection } from './connection.ts';

/** One operation as it crosses to the worker. */
export interface Call {
  id: number;
  name: OperationName;
  input: readonly unknown[];
}

/** What came of a call. `unavailable` tells a store that cannot write from a bug. */
export type Answer = { id: number; value: unknown } | { id: number; error: string; unavailable: boolean };

/** The file, the disk or the lock refuses: nothing an operation could have done better. */
const STORE_FAILS = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB|PROTOCOL)/;

/**
 * Runs the calls in one transaction and one sync to disk. The answers are true when this returns: no call is answered
 * before its data is durable. Hardly ever does a call fail, so savepoints, which cost as much as a small statement, are
 * only set when one did: then the batch is undone and run once more, each call behind one, to be undone alone.
 */
export async function runBatch(connection: Connection, calls: readonly Call[]): Promise<Answer[]> {
  try {
    return (await inTransaction(connection, () => runAll(connection, calls))) ?? (await runGuarded(connection, calls));
  } catch (error) {
    // The transaction is gone as a whole: what its calls had answered is not true any more.
    if (connection.inTransaction()) connection.exec('ROLLBACK');
    return calls.map(({ id }) => failed(id, error));
  }
}

/** Null from `work` undoes all of it. */
async function inTransaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  connection.exec('BEGIN');
  const done = await work();
  connection.exec(done === null ? 'ROLLBACK' : 'COMMIT');
  return done;
}

/** The calls' answers, or null where one failed. */
async function runAll(connection: Connection, calls: readonly Call[]): Promise<Answer[] | null> {
  const answers: Answer[] = [];
  for (const { id, name, input } of calls) {
    try {
      answers.push({ id, value: await runOperation(connection.db, name, input) });
    } catch (error) {
      // SQLite has ended the whole transaction by itself: a full disk does that.
      if (!connection.inTransaction()) throw error;
      return null;
    }
  }
  return answers;
}

async function runGuarded(connection: Connection, calls: readonly Call[]): Promise<Answer[]> {
  return inTransaction(connection, async () => {
    const answers: Answer[] = [];
    for (const call of calls) answers.push(await runOne(connection, call));
    return answers;
  });
}

async function runOne(connection: Connection, { id, name, input }: Call): Promise<Answer> {
  connection.exec('SAVEPOINT call');
  try {
    const value = await runOperation(connection.db, name, input);
    connection.exec('RELEASE call');
    return { id, value };
  } catch (error) {
    if (!connection.inTransaction()) throw error;
    connection.exec('ROLLBACK TO call; RELEASE call');
    return failed(id, error);
  }
}

function failed(id: number, error: unknown): Answer {
  const { message, code } = error as { message: string; code?: string };
  return { id, error: message, unavailable: STORE_FAILS.test(code ?? '') };
}
