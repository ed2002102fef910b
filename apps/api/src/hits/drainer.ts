import type { StatePort } from '../state/port.ts';
import type { Engine } from './engine.ts';
import { sendBatch } from './send.ts';

/** Rows of the outbox in one batch, each of one request and mostly three to the engine: some megabytes of text, a tenth of a second of either store's time. An insert has a price of its own. */
export const batchRows = 4_000;
/** A hit is seen in the statistics within two seconds; this is most of its way. */
const pauseMs = 250;
const longestPauseMs = 5_000;
/** Longer than a batch may take, or two processes would send it at once. */
const leaseMs = 90_000;

/** What a drainer needs. */
export interface DrainOptions {
  state: Pick<StatePort, 'takeBatch' | 'dropBatch'>;
  engine: Engine;
  /** names this process among those that share the store */
  owner: string;
  now: () => number;
  delay: (ms: number) => Promise<void>;
  onFailed: (error: unknown) => void;
}

/** Sends one batch, if there is one; how many rows it had. */
export async function drainOnce({
  state,
  engine,
  owner,
  now,
}: Omit<DrainOptions, 'delay' | 'onFailed'>): Promise<number> {
  const batch = await state.takeBatch({ owner, now: now(), leaseMs, limit: batchRows });
  if (!batch) return 0;
  await sendBatch(engine, batch);
  await state.dropBatch(batch.id);
  return Object.values(batch.lines).reduce((sum, { length }) => sum + length, 0);
}

/** Carries the outbox into the engine until it is stopped. What fails stays where it is and is tried again, ever more slowly. */
export function startDrainer(options: DrainOptions): { stop: () => Promise<void> } {
  const { delay, onFailed } = options;
  let isStopping = false;
  let wake: (() => void) | null = null;
  const stopped = new Promise<void>((resolve) => (wake = resolve));
  const pause = (ms: number) => Promise.race([delay(ms), stopped]);

  async function run(): Promise<void> {
    let failures = 0;
    while (!isStopping) {
      try {
        const sent = await drainOnce(options);
        failures = 0;
        if (sent < batchRows) await pause(pauseMs);
      } catch (error) {
        if (failures === 0) onFailed(error);
        failures += 1;
        await pause(Math.min(pauseMs * 2 ** failures, longestPauseMs));
      }
    }
  }
  const running = run();
  return {
    async stop() {
      isStopping = true;
      wake?.();
      await running;
    },
  };
}
