import { clear, defineSignal, hit } from '../../signal.ts';

/** Cores and memory are the machine's. Brave deliberately gives every context its own number. */
export const worker_hardware_mismatch = defineSignal({
  id: 'worker_hardware_mismatch',
  layer: 'consistency',
  family: 'realm',
  title: 'Page and worker are different machines',
  needs: ['workerRealm', 'hardware', 'privacy'],
  judge: ({ workerRealm: { identity }, hardware, privacy }) => {
    if (privacy.braveApi) return clear;
    const cores = identity.cores !== null && hardware.cores !== null && identity.cores !== hardware.cores;
    const memory = identity.memory !== null && hardware.memory !== null && identity.memory !== hardware.memory;
    return cores || memory
      ? hit(`page ${hardware.cores} cores ${hardware.memory} GB, worker ${identity.cores} cores ${identity.memory} GB`)
      : clear;
  },
});
