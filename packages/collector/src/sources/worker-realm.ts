import { Unreadable } from '../reading.ts';
import { askWorker } from '../realms/worker.ts';
import type { Source } from '../source.ts';

/** A worker that has not answered by then is ended: it would only hold the processor. */
const BUDGET_MS = 480;

/** What a dedicated worker says, which few who pretend think of. */
export const workerRealm: Source<'workerRealm'> = async ({ worker: { url, blob } }) => {
  if (!url) throw new Unreadable('blocked');
  return askWorker(url, blob, BUDGET_MS);
};
