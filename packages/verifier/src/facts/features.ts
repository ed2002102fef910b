import { FEATURE_PROBES } from '@veridict/contract/wire';

/** First Chromium major with each of the `FEATURE_PROBES`, in their order. @see https://chromestatus.com (2026-11) */
const SINCE = [85, 92, 98, 88, 97, 105, 110, 114, 117, 119, 122, 123, 126, 128, 136, 139] as const;

/** What the dated features say of a Chromium's age. */
export interface FeatureAge {
  /** the newest feature that is there and that no script can add: the engine is at least this old a release */
  atLeast: number;
  /** the oldest feature that is missing: the engine is older than this; null when none is */
  olderThan: number | null;
}

/**
 * Read the bits of `features`. Pages carry polyfills, so only features of CSS prove that an engine is new;
 * a missing one proves that it is old either way.
 */
export function featureAge(bits: string): FeatureAge {
  let atLeast = 0;
  let olderThan: number | null = null;
  FEATURE_PROBES.forEach((probe, i) => {
    const since = SINCE[i]!;
    if (bits[i] === '1' && probe.startsWith('css:')) atLeast = Math.max(atLeast, since);
    if (bits[i] === '0') olderThan = Math.min(olderThan ?? since, since);
  });
  return { atLeast, olderThan };
}
