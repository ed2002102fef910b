import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openState } from '../state/open.ts';
import { visitOverHttp } from '../testing/page.ts';
import { startServer } from '../testing/server.ts';
import { createHits } from './hits.ts';
import { defineQuestion } from './question.ts';

const rounds = 20;
const visitors = 6;
/** Acknowledged page views after which the engine is killed, and after which the server is: other moments in each round. */
const engineAfter = (round: number) => 2 + ((round * 17) % 13);
const serverAfter = (round: number) => engineAfter(round) + 3 + ((round * 29) % 19);
const origin = 'http://localhost:3000';

const counts = defineQuestion({
  name: 'what arrived',
  sql: `SELECT count() AS hits, uniqExact(id) AS different, (SELECT count() FROM events FINAL) AS events,
    (SELECT sum(hits) FROM sessions FINAL) AS in_sessions, groupArray(id) AS ids FROM hits`,
  parameters: () => ({}),
  row: z.object({ hits: z.int(), different: z.int(), events: z.int(), in_sessions: z.int(), ids: z.array(z.string()) }),
});

test(`loses and doubles no hit through ${rounds} kills of server and engine`, { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-kill-'));
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer(folder, { VERIDICT_PAGE_RATE: '1000000' });
    onTestFinished(() => void server.stop('SIGKILL'));
    let done = 0;
    let isKilled = false;
    const visit = async (): Promise<void> => {
      while (!isKilled) {
        const { signed, answer } = await visitOverHttp(server.url, server.keys.public_key, origin);
        if (answer.status !== 200) throw new Error(await answer.text());
        acknowledged.push(signed.claims.jti);
        done += 1;
        if (done === engineAfter(round)) await killEngine(server.pid);
        if (done === serverAfter(round)) {
          isKilled = true;
          await server.stop('SIGKILL');
        }
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: visitors }, visit));
    // What the kill cuts off was not acknowledged; nothing else may fail.
    for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('fetch failed');
  }

  const state = await openState(`file:${folder}`);
  const setting = { kind: 'embedded' as const, folder: join(folder, 'hits') };
  const hits = createHits({ setting, state, now: Date.now, delay: (ms) => delay(ms, undefined, { ref: false }) });
  hits.start({ info: () => undefined, warn: () => undefined });
  await expect.poll(hits.status, { timeout: 20_000 }).toBe('ok');
  const rows = async () => (await hits.ask(counts, undefined))[0]!;
  await expect.poll(async () => (await state.outboxSize()).rows, { timeout: 20_000 }).toBe(0);
  await expect
    .poll(async () => (await rows()).in_sessions, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(acknowledged.length);
  const arrived = await rows();
  await hits.stop();
  await state.close();

  const database = new Database(join(folder, 'state.db'));
  const [kept, batches] = ['page_views', 'outbox_batches'].map(
    (table) => (database.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n,
  );
  database.close();
  expect(batches).toBe(0);
  expect(arrived).toMatchObject({ hits: kept, different: kept, events: kept, in_sessions: kept });
  const ids = new Set(arrived.ids);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(rounds * 5);
  await rm(folder, { recursive: true });
});

/** Kill the server's child, if it has one now. */
async function killEngine(server: number): Promise<void> {
  const children = await readFile(`/proc/${server}/task/${server}/children`, 'utf8').catch(() => '');
  for (const pid of children.split(' ').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
}
