import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type OperationName, portOf } from '../operations.ts';
import { type StatePort, StateUnavailable } from '../port.ts';
import type { Answer, Call } from './batch.ts';
import { spawnWorker } from './spawn.ts';
import type { FromWorker, ToWorker } from './worker.ts';

/** How the SQLite store is opened. */
export interface SqliteOptions {
  /**
   * Operations that may wait before further ones are refused.
   * @defaultValue 10000
   */
  maxWaiting?: number | undefined;
}

/** Calls of one transaction: large enough to share a sync among all that wait, small enough to answer soon. */
const MAX_BATCH = 256;
/** A second batch on its way keeps the worker busy while the first one's answers are being handed out. */
const MAX_BATCHES_AWAY = 2;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Opens, or creates, the SQLite file and owns it alone: a second process is refused. Rejects when it cannot be opened.
 * Operations run in a worker thread, all that wait in one transaction; should the thread die, the next one starts it anew.
 */
export async function openSqlite(file: string, { maxWaiting = 10_000 }: SqliteOptions = {}): Promise<StatePort> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // It holds the deployment's secrets: only its owner may read it. SQLite gives its other files the same mode.
  closeSync(openSync(file, 'a', 0o600));
  const thread = createThread(file, maxWaiting);
  try {
    await thread.run('ping', []);
  } catch (error) {
    await thread.close();
    throw error;
  }
  return portOf(thread.run, thread.close);
}

function createThread(file: string, maxWaiting: number) {
  const waiting = new Map<number, Waiting>();
  let unsent: Call[] = [];
  let lastId = 0;
  let batchesAway = 0;
  let isFlushPlanned = false;
  let worker: Worker | null = null;
  let closed: Promise<void> | null = null;
  let onIdle: (() => void) | null = null;

  function run(name: OperationName, input: readonly unknown[]): Promise<unknown> {
    if (closed) return Promise.reject(new StateUnavailable('The state store is closed.'));
    if (waiting.size >= maxWaiting) return Promise.reject(new StateUnavailable('Too many operations wait.'));
    return new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      unsent.push({ id: lastId, name, input });
      planFlush();
    });
  }

  /** What the same turn of the event loop asks for goes together, whatever of its callbacks asks. */
  function planFlush(): void {
    if (!isFlushPlanned) setImmediate(flush);
    isFlushPlanned = true;
  }

  function flush(): void {
    isFlushPlanned = false;
    while (unsent.length > 0 && batchesAway < MAX_BATCHES_AWAY) {
      worker ??= start();
      tell(worker, unsent.splice(0, MAX_BATCH));
      batchesAway += 1;
    }
  }

  function start(): Worker {
    const started = spawnWorker(file);
    let reason = 'its thread ended';
    started.on('message', (message: FromWorker) => {
      if (Array.isArray(message)) settle(message);
      else reason = message.failed;
    });
    started.on('error', (error) => {
      reason = String(error);
    });
    started.on('exit', () => {
      worker = null;
      batchesAway = 0;
      unsent = [];
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { reject } of lost) reject(new StateUnavailable(`The state store at ${file} failed: ${reason}`));
      onIdle?.();
    });
    return started;
  }

  function settle(answers: Answer[]): void {
    batchesAway -= 1;
    for (const answer of answers) {
      const { resolve, reject } = waiting.get(answer.id)!;
      waiting.delete(answer.id);
      if ('value' in answer) resolve(answer.value);
      else reject(answer.unavailable ? new StateUnavailable(answer.error) : new Error(answer.error));
    }
    if (waiting.size === 0) onIdle?.();
    if (unsent.length > 0) planFlush();
  }

  async function stop(): Promise<void> {
    if (waiting.size > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    onIdle = null;
    const last = worker;
    if (!last) return;
    const exited = new Promise((resolve) => last.once('exit', resolve));
    tell(last, 'close');
    await exited;
  }

  return { run, close: () => (closed ??= stop()) };
}

const tell = (worker: Worker, message: ToWorker): void => worker.postMessage(message);
