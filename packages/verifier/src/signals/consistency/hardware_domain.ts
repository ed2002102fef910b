import { clear, defineSignal, hit } from '../../signal.ts';

const MEMORY = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];

/** Cores are whole numbers; memory takes few values and exists in Chromium only. Large workstations are real. */
export const hardware_domain = defineSignal({
  id: 'hardware_domain',
  layer: 'consistency',
  family: 'tamper',
  title: 'Impossible hardware',
  needs: ['hardware', 'engine'],
  judge: ({ hardware: { cores, memory } }, { engine }) => {
    if (cores !== null && (!Number.isInteger(cores) || cores < 1 || cores > 1024)) return hit(`${cores} cores`);
    if (memory === null) return clear;
    if (!MEMORY.includes(memory)) return hit(`deviceMemory ${memory}`);
    return engine === 'gecko' || engine === 'webkit' ? hit(`deviceMemory ${memory} in ${engine}`) : clear;
  },
});
