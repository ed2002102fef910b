import { randomUUID } from 'node:crypto';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { FastifyBaseLogger } from 'fastify';
import type { Millis, StatePort } from '../state/port.ts';
import { createAsk } from './ask.ts';
import { clientOf, engineOf } from './clickhouse.ts';
import { countDays } from './days.sql.ts';
import { startDrainer } from './drainer.ts';
import { isFolderOfStore } from './embedded/folder.ts';
import { openEmbedded } from './embedded/open.ts';
import type { Engine } from './engine.ts';
import { countChangedHours, timeOf } from './hours.ts';
import { type Ask, StatisticsUnavailable } from './question.ts';
import type { HitsSetting } from './setting.ts';
import { createTables, type Layout } from './tables.sql.ts';

/** The statistics, as the app sees them. */
export interface Hits {
  /** Asks a question; rejects with `StatisticsUnavailable` while there is nobody to answer. */
  ask: Ask;
  /** requests are counted */
  isOn: boolean;
  /** so much waits to be counted that nothing further may be acknowledged */
  isFull: () => boolean;
  /** how they do now, as `/health` tells it */
  status: () => 'starting' | 'ok' | 'unavailable' | 'off';
}

/** The statistics, as whoever keeps them going sees them. */
export interface OwnedHits extends Hits {
  /** Open the engine and carry the outbox into it, from now on and for as long as it takes. */
  start: (log: Pick<FastifyBaseLogger, 'info' | 'warn'>) => void;
  /** Wait for what is under way, and end the engine. What still waits in the outbox is sent after the next start. */
  stop: () => Promise<void>;
}

export interface HitsOptions {
  setting: HitsSetting;
  state: StatePort;
  now: () => Millis;
  delay: (ms: number) => Promise<void>;
}

/** What may wait: past either of the two nothing more is acknowledged. */
const LIMIT = { rows: 1_000_000, bytes: 1_000_000_000 };
const measureMs = 1_000;
const countDaysMs = 60 * 60_000;
/** Until it is counted again, an hour that changed is read from its sessions. */
const countHoursMs = 5 * 60_000;
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

/** Statistics as the settings want them. Without an engine, or until it is open, verdicts go on and rows wait. */
export function createHits({ setting, state, now, delay }: HitsOptions): OwnedHits {
  if (setting.kind === 'off') return { ...noHits, start: () => undefined, stop: async () => undefined };
  const layout: Layout = setting.kind === 'server' ? setting.layout : { kind: 'single' };
  const owner = randomUUID();
  let engine: Engine | null = null;
  let drainer: { stop: () => Promise<void> } | null = null;
  let timers: NodeJS.Timeout[] = [];
  let isFull = false;
  let isReady = false;
  let hasFailed = false;
  let isStopping = false;

  function start(log: Pick<FastifyBaseLogger, 'info' | 'warn'>): void {
    const behind = (error: unknown): void => log.warn({ err: error }, 'statistics fall behind');
    const measure = async (): Promise<void> => {
      const { rows, bytes } = await state.outboxSize();
      isFull = rows >= LIMIT.rows || bytes >= LIMIT.bytes;
    };
    const countDaysAgain = (): void => {
      if (isReady) engine?.run(countDays(now())).catch(behind);
    };
    let isCounting = false;
    const countHoursAgain = async (): Promise<void> => {
      if (!engine || !isReady || isCounting || isStopping) return;
      isCounting = true;
      try {
        await countChangedHours(engine, await timeOf(engine));
      } catch (error) {
        if (!isStopping) behind(error);
      } finally {
        isCounting = false;
      }
    };

    /** The engine answers: bring its tables up to date, then let rows in. */
    async function ready(opened: Engine): Promise<void> {
      while (!isStopping && !isReady) {
        try {
          if (setting.kind === 'embedded' && !(await isFolderOfStore(setting.folder, state))) {
            hasFailed = true;
            log.warn('statistics are unavailable: another data folder keeps those of this store (docs/scale.md)');
            return;
          }
          for (const statement of createTables(layout)) await opened.run(statement);
          isReady = true;
          log.info('statistics are kept');
        } catch (error) {
          hasFailed = true;
          log.warn({ err: error }, 'statistics are unavailable');
          // An embedded engine that ended comes back here when it is open again.
          if (setting.kind === 'embedded') return;
          await delay(retryMs);
        }
      }
      if (isStopping) return;
      drainer ??= startDrainer({ state, engine: opened, owner, now, delay, onFailed: behind });
      countDaysAgain();
      void countHoursAgain();
    }

    if (setting.kind === 'server') {
      engine = serverEngine(setting.url);
      void ready(engine);
    } else if (setting.kind === 'embedded') {
      engine = openEmbedded({
        folder: setting.folder,
        delay,
        onOpen: (opened) => void ready(opened),
        onFailed(reason) {
          isReady = false;
          hasFailed = true;
          log.warn({ reason }, 'statistics are unavailable');
        },
      });
    }
    timers = [
      // What cannot be measured now is measured a second later; requests meet the store's failure by themselves.
      setInterval(() => void measure().catch(() => undefined), measureMs).unref(),
      setInterval(countDaysAgain, countDaysMs).unref(),
      setInterval(() => void countHoursAgain(), countHoursMs).unref(),
    ];
  }

  return {
    ask: createAsk({
      query(sql, parameters) {
        if (!engine) throw new StatisticsUnavailable('The engine is not open yet.');
        return engine.query(sql, parameters);
      },
    }),
    isOn: true,
    isFull: () => isFull,
    status() {
      if (isReady) return 'ok';
      return hasFailed ? 'unavailable' : 'starting';
    },
    start,
    async stop() {
      isStopping = true;
      timers.forEach(clearInterval);
      await drainer?.stop();
      await engine?.close();
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
        // What fails is told in our own log, where secrets are cut out.
        log: { level: ClickHouseLogLevel.OFF },
        request_timeout: 40_000,
        keep_alive: { enabled: true },
      }),
    ),
  );
}
