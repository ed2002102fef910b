import { parentPort, workerData } from 'node:worker_threads';
import { migrate } from '../migrate.ts';
import { type Answer, type Call, createBatches } from './batch.ts';
import { connect, sqliteTypes } from './connection.ts';

// The thread that owns the SQLite file. libsql blocks while it works and syncs, which here holds up nobody.

/** What the thread is told: calls for one transaction, or to end. */
export type ToWorker = Call[] | 'close';
/** What it tells: the answers of one transaction, or why the file could not be opened. */
export type FromWorker = Answer[] | { failed: string };

const { file } = workerData as { file: string };
const port = parentPort!;
const tell = (message: FromWorker) => port.postMessage(message);
/** How long what may settle later waits for company: while there is traffic, the next batch comes long before. */
const SETTLE_MS = 100;

try {
  const connection = connect(file);
  connection.exec('BEGIN');
  await migrate(connection.db, sqliteTypes);
  connection.exec('COMMIT');
  const batches = createBatches(connection);
  let settling: NodeJS.Timeout | null = null;
  const settleSoon = () => {
    settling ??= setTimeout(() => {
      settling = null;
      next(() => batches.settle());
    }, SETTLE_MS);
  };
  let hasLeft = false;
  /** The thread ends by itself, its file closed: one that is torn down with statements open can take the process along. */
  const leave = () => {
    hasLeft = true;
    if (settling) clearTimeout(settling);
    connection.close();
    port.close();
  };
  // One batch after the other, however many messages have come: the connection has one transaction at a time.
  let last = Promise.resolve();
  const next = (work: () => unknown) => {
    last = last
      .then(() => (hasLeft ? undefined : work()))
      .then(
        () => undefined,
        (error) => {
          // A fault of our own code: who waits is told by the thread's end, and the next call starts another.
          tell({ failed: String(error) });
          leave();
        },
      );
  };
  port.on('message', (message: ToWorker) => {
    next(async () => {
      if (message === 'close') {
        batches.settle();
        return leave();
      }
      tell(await batches.run(message));
      if (connection.inTransaction()) settleSoon();
    });
  });
} catch (error) {
  tell({ failed: (error as Error).message });
}
