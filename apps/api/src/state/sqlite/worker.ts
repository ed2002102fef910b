import { parentPort, workerData } from 'node:worker_threads';
import { migrate } from '../migrate.ts';
import { type Answer, type Call, runBatch } from './batch.ts';
import { connect, sqliteTypes } from './connection.ts';

// The thread that owns the SQLite file. libsql blocks while it works and syncs, which here holds up nobody.

/** What the thread is told: calls for one transaction, or to end. */
export type ToWorker = Call[] | 'close';
/** What it tells: the answers of one transaction, or why the file could not be opened. */
export type FromWorker = Answer[] | { failed: string };

const { file } = workerData as { file: string };
const port = parentPort!;
const tell = (message: FromWorker) => port.postMessage(message);

try {
  const connection = connect(file);
  connection.exec('BEGIN');
  await migrate(connection.db, sqliteTypes);
  connection.exec('COMMIT');
  // One batch after the other, however many messages have come: the connection has one transaction at a time.
  let last = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    last = last.then(async () => {
      if (message !== 'close') return tell(await runBatch(connection, message));
      connection.close();
      port.close();
    });
  });
} catch (error) {
  tell({ failed: (error as Error).message });
}
