import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StatePort } from '../../state/port.ts';
import { createAsk } from '../ask.ts';
import { drainOnce } from '../drainer.ts';
import { type Embedded, openEmbedded } from '../embedded/open.ts';
import type { Hits } from '../hits.ts';
import { createTables } from '../tables.sql.ts';

/** Statistics in an embedded engine of their own that move only when told to: `settle` carries over all that waits. */
export async function openDrainedHits(state: StatePort) {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-hits-'));
  const wait = (ms: number) => delay(ms, undefined, { ref: false });
  const engine = await new Promise<Embedded>((resolve, reject) => {
    const opening: Embedded = openEmbedded({
      folder,
      delay: wait,
      onOpen: () => resolve(opening),
      onFailed: (reason) => reject(new Error(reason)),
    });
  });
  for (const statement of createTables({ kind: 'single' })) await engine.run(statement);
  const hits: Hits = { ask: createAsk(engine), isOn: true, isFull: () => false, status: () => 'ok' };
  return {
    hits,
    engine,
    async settle() {
      while ((await drainOnce({ state, engine, owner: 'test', now: Date.now })) > 0);
    },
    async close() {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}
