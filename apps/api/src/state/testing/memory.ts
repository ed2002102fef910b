import { sql } from 'kysely';
import { migrate } from '../migrate.ts';
import { portOf } from '../operations.ts';
import { type StatePort, StateUnavailable } from '../port.ts';
import { createBatches } from '../sqlite/batch.ts';
import { connect, sqliteTypes } from '../sqlite/connection.ts';

/** The SQLite store in memory and on the calling thread: the real operations for tests of routes, open in milliseconds. */
export const openMemoryState = async (): Promise<StatePort> => (await openWatchedState()).state;

/** The same, and how many rows were written, changed or deleted in it so far. */
export async function openWatchedState(): Promise<{ state: StatePort; changes: () => Promise<number> }> {
  const connection = connect(':memory:');
  await migrate(connection.db, sqliteTypes);
  const batches = createBatches(connection);
  // One after the other, as the worker does.
  let last: Promise<unknown> = Promise.resolve();
  const state = portOf(
    (name, input) => {
      const answer = last.then(async () => {
        const [answer] = await batches.run([{ id: 0, name, input: structuredClone(input) }]);
        if ('value' in answer!) return answer.value;
        throw answer!.unavailable ? new StateUnavailable(answer!.error) : new Error(answer!.error);
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    async () => connection.close(),
  );
  return {
    state,
    async changes() {
      await last;
      const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(connection.db);
      return rows[0]!.n;
    },
  };
}
