import { finiteOrNull } from '../reading.ts';
import type { Source } from '../source.ts';

/** Cores and memory as claimed. */
export const hardware: Source<'hardware'> = () => ({
  cores: finiteOrNull(navigator.hardwareConcurrency),
  memory: finiteOrNull((navigator as { deviceMemory?: unknown }).deviceMemory),
});
