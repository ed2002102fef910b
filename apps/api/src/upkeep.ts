import type { FastifyBaseLogger } from 'fastify';
import type { StatePort } from './state/port.ts';

const writeEveryMs = 60_000;
const purgeEveryMs = 10 * 60_000;
/** Rows deleted in one step: small, so that nothing waits for it. */
const purgeStep = 1_000;

/** What goes on beside the requests. A failure is logged and tried again at the next turn. */
export function startUpkeep(options: {
  state: Pick<StatePort, 'purge'>;
  now: () => number;
  writeLastUsed: () => Promise<void>;
  exchangeLearned: () => Promise<void>;
  tendFeeds: () => Promise<void>;
  log: FastifyBaseLogger;
}): { stop: () => Promise<void> } {
  const { state, now, writeLastUsed, exchangeLearned, tendFeeds, log } = options;
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  const every = (ms: number, task: string, run: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      running = running.then(run).catch((error: unknown) => log.warn({ err: error }, `${task} failed`));
    }, ms).unref();
  const timers = [
    every(writeEveryMs, 'writing down when keys were used', writeLastUsed),
    every(writeEveryMs, 'writing down what traffic taught', exchangeLearned),
    every(writeEveryMs, 'tending the lists of addresses', tendFeeds),
    every(purgeEveryMs, 'deleting what has outlived its time', async () => {
      while (!isStopping && (await state.purge(now(), purgeStep)) > 0);
    }),
  ];
  return {
    async stop() {
      isStopping = true;
      timers.forEach(clearInterval);
      await running;
      const last = {
        'writing down when keys were used': writeLastUsed,
        'writing down what traffic taught': exchangeLearned,
      };
      for (const [task, run] of Object.entries(last)) {
        await run().catch((error: unknown) => log.warn({ err: error }, `${task} failed`));
      }
    },
  };
}
