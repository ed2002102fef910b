import { Worker } from 'node:worker_threads';

/** Starts the worker beside this file: the compiled one in a build; in the work tree the source, read through tsx. */
export function spawnWorker(file: string): Worker {
  const entry = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js';
  return new Worker(new URL(entry, import.meta.url), { workerData: { file } });
}
