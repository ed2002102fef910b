import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { visitOverHttp } from './testing/page.ts';
import { startServer } from './testing/server.ts';

const rounds = 20;
const visitors = 8;
/** Acknowledged page views after which the server is killed: another moment in each round. */
const killAfter = (round: number) => 5 + ((round * 37) % 60);
const origin = 'http://localhost:3000';

it(`keeps every page view it acknowledged, through ${rounds} kills under load`, { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-kill-'));
  let acknowledged: string[] = [];
  let total = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const server = await startServer(folder, { VERIDICT_PAGE_RATE: '1000000' });
    const { url, keys } = server;
    onTestFinished(() => void server.stop('SIGKILL'));

    const ask = async (token: string): Promise<number> => {
      const headers = { 'x-api-key': keys.secret_key };
      return (await fetch(`${url}/api/v1/verdict?token=${token}`, { headers })).status;
    };
    const statuses = await Promise.all(acknowledged.map(ask));
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    total += statuses.length;
    acknowledged = [];
    if (round === rounds) {
      await server.stop();
      break;
    }

    let isKilled = false;
    const visit = async (): Promise<void> => {
      while (!isKilled) {
        const { signed, answer } = await visitOverHttp(url, keys.public_key, origin);
        if (answer.status !== 200) throw new Error(await answer.text());
        acknowledged.push(signed.token);
        if (acknowledged.length === killAfter(round)) {
          isKilled = true;
          await server.stop('SIGKILL');
        }
      }
    };
    // What the kill cuts off was not acknowledged; nothing else may fail.
    const ends = await Promise.allSettled(Array.from({ length: visitors }, visit));
    for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('fetch failed');
  }
  expect(total).toBeGreaterThan(rounds * 5);
  await rm(folder, { recursive: true });
});
