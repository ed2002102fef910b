import { mkdirSync } from 'node:fs';
import { createClient } from '@clickhouse/client';
import { type Client, clientOf, refusalIn } from '../clickhouse.ts';
import type { Reply, Request } from './messages.ts';

// The process that holds the embedded engine. It is a process and not a thread because the engine is 500 MB of foreign code: when
// it crashes, or a question is too heavy for it, verdicts go on and it is started anew.

type ClientConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

/** A heavy question holds up its own connection only. */
const readers = 2;
/** The engine's own share of memory; the questions' limits lie below it. */
const connectionArgs = ['--max_server_memory_usage=2500000000', '--mark_cache_size=134217728'];

const folder = process.argv[2]!;
const tell = (reply: Reply): void => void process.send?.(reply);

/** Open the folder with one connection to write and some to read; a second process on the same folder is refused by the engine. */
async function open() {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Loaded here, so that a platform without the library says so instead of ending.
  const { Session } = await import('chdb');
  const { createChdbConnection } = await import('chdb/connection');
  // Limits of the process can be given to the first session only; the connections to the same folder share it.
  const session = new Session(folder, { connectionArgs });
  const connect = (): Client =>
    clientOf(
      // Both carry a copy of the same types, which differ to the compiler.
      createClient({ connection: createChdbConnection({ path: folder }) as unknown as ClientConnection }),
    );
  const writer = connect();
  const pool = Array.from({ length: readers }, () => ({ client: connect(), waiting: 0 }));
  await writer.run('SELECT 1');
  return {
    run: (sql: string) => writer.run(sql),
    async query(sql: string, parameters: Parameters<Client['query']>[1]) {
      const least = pool.reduce((a, b) => (b.waiting < a.waiting ? b : a));
      least.waiting += 1;
      return least.client.query(sql, parameters).finally(() => (least.waiting -= 1));
    },
    async close() {
      await Promise.all([writer, ...pool.map(({ client }) => client)].map((client) => client.close()));
      session.close();
    },
  };
}

async function main(): Promise<void> {
  const engine = await open();
  const underWay = new Set<Promise<void>>();
  const answer = async (request: Exclude<Request, { kind: 'close' }>): Promise<void> => {
    const { id } = request;
    try {
      if (request.kind === 'run') await engine.run(request.sql);
      const rows = request.kind === 'query' ? await engine.query(request.sql, request.parameters) : [];
      tell({ kind: 'answer', id, rows });
    } catch (error) {
      tell({ kind: 'refused', id, ...(refusalIn(error) ?? { message: String(error), code: '' }) });
    }
  };
  process.on('message', (request: Request) => {
    if (request.kind === 'close') {
      Promise.allSettled(underWay)
        .then(() => engine.close())
        .finally(() => process.exit(0));
      return;
    }
    const work = answer(request);
    underWay.add(work);
    work.finally(() => underWay.delete(work));
  });
  tell({ kind: 'open' });
}

// Leaving while a statement runs crashes the engine's own shutdown, so it is cut off: what it acknowledged is on disk. It goes with
// the process it serves, however that ended; the signal of a terminal is for that one to judge.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
main().catch((error: unknown) => {
  tell({ kind: 'failed', reason: (error as Error).message });
  process.disconnect();
});
