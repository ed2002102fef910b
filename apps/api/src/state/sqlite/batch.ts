import { type OperationName, readOnly, runOperation, settledLater } from '../operations.ts';
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

/** Runs batches of calls on a connection, one after the other. */
export interface Batches {
  /**
   * Runs the calls in one transaction and one sync to disk. The answers are true when this resolves: no call is answered
   * before its data is durable, but for those whose data may settle later. A batch of such alone leaves its transaction
   * open, and goes to disk with the next one.
   */
  run(calls: readonly Call[]): Promise<Answer[]>;
  /** Writes down what was left open. Nobody waits for it, so nobody is told when it fails; the next batch will be. */
  settle(): void;
}

/** Begin to run batches on a connection that nobody else uses. */
export function createBatches(connection: Connection): Batches {
  /** calls that were answered and are in the open transaction */
  let unsettled: Call[] = [];

  function end(calls: readonly Call[]): void {
    if (maySettleLater(calls)) {
      unsettled.push(...calls.filter(({ name }) => settledLater.has(name)));
      return;
    }
    connection.exec('COMMIT');
    unsettled = [];
  }

  /** What failed takes the transaction along as a whole: what its calls had answered is not true any more. */
  function giveUp(): void {
    if (connection.inTransaction()) connection.exec('ROLLBACK');
    unsettled = [];
  }

  /**
   * Hardly ever does a call fail, so savepoints, which cost as much as a small statement, are only set when one did: then
   * all is undone and run once more, each call behind one, to be undone alone.
   */
  async function runGuarded(calls: readonly Call[]): Promise<Answer[]> {
    connection.exec('ROLLBACK');
    connection.exec('BEGIN');
    for (const call of unsettled) await runOne(connection, call);
    const answers: Answer[] = [];
    for (const call of calls) answers.push(await runOne(connection, call));
    return answers;
  }

  return {
    async run(calls) {
      try {
        if (!connection.inTransaction()) connection.exec('BEGIN');
        const answers = (await runAll(connection, calls)) ?? (await runGuarded(calls));
        end(calls);
        return answers;
      } catch (error) {
        giveUp();
        return calls.map(({ id }) => failed(id, error));
      }
    },
    settle() {
      if (!connection.inTransaction()) return;
      try {
        end([]);
      } catch {
        giveUp();
      }
    },
  };
}

const maySettleLater = (calls: readonly Call[]): boolean =>
  calls.some(({ name }) => settledLater.has(name)) &&
  calls.every(({ name }) => settledLater.has(name) || readOnly.has(name));

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
