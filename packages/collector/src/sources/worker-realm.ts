import { within } from '../reading.ts';
import type { Source } from '../source.ts';

/** A worker that has not answered by then is given up: it would only hold the processor. */
const BUDGET_MS = 480;

/** What a dedicated worker says, which few who pretend think of. */
export const workerRealm: Source<'workerRealm'> = async ({ ownWorker }) => {
  const worker = ownWorker();
  try {
    return await within(BUDGET_MS, () => worker.reading);
  } catch (error) {
    worker.end();
    throw error;
  }
};
