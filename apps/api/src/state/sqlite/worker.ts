import { parentPort, workerData } from 'node:worker_threads';
import { migrate } from '../migrations/index.ts';
import { type Call, runBatch } from './batch.ts';
import { connect, sqliteTypes } from './connection.ts';

// The thread that owns the SQLite file. libsql blocks while it works and syncs, which here holds up nobody.

const { file } = workerData as { file: string };
const port = parentPort!;

const connection = connect(file);
connection.exec('BEGIN');
await migrate(connection.db, sqliteTypes);
connection.exec('COMMIT');

port.on('message', async (message: Call[] | 'close') => {
  if (message === 'close') {
    connection.close();
    port.close();
    return;
  }
  port.postMessage(await runBatch(connection, message));
});
