import { randomUUID } from 'node:crypto';
import { createClient } from '@clickhouse/client';
import type { FastifyBaseLogger } from 'fastify';
import type { Millis, StatePort } from '../state/port.ts';
import { createAsk } from './ask.ts';
import { clientOf, engineOf } from './clickhouse.ts';
import { countDays } from './days.sql.ts';
import { startDrainer } from './drainer.ts';
import { openEmbedded } from './embedded/open.ts';
import type { Engine } from './engine.ts';
import { type Ask, StatisticsUnavailable } from './question.ts';
import { createTables, type Layout } from './tables.sql.ts';

/** Where statistics are kept: in a folder beside the state, on a server, or nowhere. */
export type HitsSetting =
  | { kind: 'embedded'; folder: string }
  | { kind: 'server'; url: string; layout: Layout }
  | { kind: 'off' };

/** The statistics, as the app sees them. */
export interface Hits {
  /** Asks a question; rejects with `StatisticsUnavailable` while there is nobody to answer. */
  ask: Ask;
  /** requests are counted */
  isOn: boolean;
  /** so much waits to be counted that nothing further may be acknowledged */
  isFull: () => boolean;
  /** how they do now, as `/health` tells it */
  status: () => 'ok' | 'unavailable' | 'off';
}

/** The statistics, as whoever started them sees them. */
export interface RunningHits extends Hits {
  /** Wait for what is under way, and end the engine. What still waits in the outbox is sent after the next start. */
  stop: () => Promise<void>;
}

export interface HitsOptions {
  setting: HitsSetting;
  state: StatePort;
  now: () => Millis;
  delay: (ms: number) => Promise<void>;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/** What may wait: past either of the two nothing more is acknowledged. */
const LIMIT = { rows: 1_000_000, bytes: 1_000_000_000 };
const measureMs = 1_000;
const countDaysMs = 60 * 60_000;
const retryMs = 5_000;

/** No statistics: nothing is counted and every question is refused. */
export const noHits: Hits = {
  ask: async () => {
    throw new StatisticsUnavailable('This server keeps no statistics.');
  },
  isOn: false,
  isFull: () => false,
  status: () => 'off',
};

/** Open the engine, keep its tables, carry the outbox into it. Never rejects: without an engine verdicts go on and rows wait. */
export function startHits({ setting, state, now, delay, log }: HitsOptions): RunningHits {
  if (setting.kind === 'off') return { ...noHits, stop: async () => undefined };
  const owner = randomUUID();
  let isFull = false;
  let isReady = false;
  let isStopping = false;
  let draining: { stop: () => Promise<void> } | null = null;
  const tell = (error: unknown): void => log.warn({ err: error }, 'statistics fall behind');

  /** The engine answers: bring its tables up to date, then let rows in. */
  async function ready(engine: Engine): Promise<void> {
    const layout: Layout = setting.kind === 'server' ? setting.layout : { kind: 'single' };
    while (!isStopping && !isReady) {
      try {
        for (const statement of createTables(layout)) await engine.run(statement);
        isReady = true;
        log.info('statistics are kept');
      } catch (error) {
        log.warn({ err: error }, 'statistics are unavailable');
        // An embedded engine that ended says so itself when it is back.
        if (setting.kind === 'embedded') return;
        await delay(retryMs);
      }
    }
    draining ??= startDrainer({ state, engine, owner, now, delay, onFailed: tell });
    countAgain();
  }
  const countAgain = (): void => {
    if (isReady) engine.run(countDays(now())).catch(tell);
  };
  const measure = async (): Promise<void> => {
    const { rows, bytes } = await state.outboxSize();
    isFull = rows >= LIMIT.rows || bytes >= LIMIT.bytes;
  };

  const engine: Engine =
    setting.kind === 'server'
      ? serverEngine(setting.url)
      : openEmbedded({
          folder: setting.folder,
          delay,
          onOpen: (opened) => void ready(opened),
          onFailed(reason) {
            isReady = false;
            log.warn({ reason }, 'statistics are unavailable');
          },
        });
  if (setting.kind === 'server') void ready(engine);
  // What cannot be measured now is measured a second later; requests meet the store's failure themselves.
  const timers = [
    setInterval(() => void measure().catch(() => undefined), measureMs).unref(),
    setInterval(countAgain, countDaysMs).unref(),
  ];

  return {
    ask: createAsk(engine),
    isOn: true,
    isFull: () => isFull,
    status: () => (isReady ? 'ok' : 'unavailable'),
    async stop() {
      isStopping = true;
      timers.forEach(clearInterval);
      await draining?.stop();
      await engine.close();
    },
  };
}

/** A server or cluster, by its address: `https://user:password@host:8443/database`. */
function serverEngine(address: string): Engine {
  const url = new URL(address);
  const [username, password] = [url.username, url.password].map(decodeURIComponent);
  const database = decodeURIComponent(url.pathname.slice(1));
  return engineOf(
    clientOf(
      createClient({
        url: url.origin,
        username: username || 'default',
        password: password ?? '',
        ...(database === '' ? {} : { database }),
        application: 'veridict',
        request_timeout: 40_000,
        keep_alive: { enabled: true },
      }),
    ),
  );
}
