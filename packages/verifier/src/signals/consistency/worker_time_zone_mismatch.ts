import { clear, defineSignal, hit } from '../../signal.ts';

/** A zone changed by a script in the page stays what it was in a worker. */
export const worker_time_zone_mismatch = defineSignal({
  id: 'worker_time_zone_mismatch',
  layer: 'consistency',
  family: 'realm',
  title: 'Page and worker are in different time zones',
  needs: ['workerRealm', 'timeZone'],
  judge: ({ workerRealm: { identity }, timeZone }) =>
    identity.timeZone !== null && timeZone.zone !== null && identity.timeZone !== timeZone.zone
      ? hit(`page ${timeZone.zone}, worker ${identity.timeZone}`)
      : clear,
});
