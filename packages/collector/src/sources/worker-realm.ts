import type { Source } from '../source.ts';

/** What a dedicated worker says, which few who pretend think of. */
export const workerRealm: Source<'workerRealm'> = ({ ownWorker }) => ownWorker().reading;
