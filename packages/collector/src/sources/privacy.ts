import type { Source } from '../source.ts';

interface PrivacyNavigator {
  brave?: { isBrave?: unknown };
  globalPrivacyControl?: boolean;
  doNotTrack?: string | null;
}

/** Steps that browsers round their clocks to, coarsest first. */
const STEPS = [100, 1000 / 60, 10, 1, 0.1];

/** Marks of privacy browsers and settings. */
export const privacy: Source<'privacy'> = () => {
  const { brave, globalPrivacyControl, doNotTrack } = navigator as PrivacyNavigator;
  return {
    braveApi: typeof brave?.isBrave === 'function',
    globalPrivacyControl: globalPrivacyControl ?? null,
    doNotTrack: doNotTrack === '1',
    timerStepMs: timerStep(timestamps()),
  };
};

/** Moments the browser has written down of this page, by the clock it shows to scripts. */
function timestamps(): number[] {
  const [entry] = performance.getEntriesByType('navigation');
  const noted = Object.entries((entry?.toJSON() ?? {}) as Record<string, number>);
  return [performance.now(), ...noted.filter(([name]) => /(Start|End)$/.test(name)).map(([, ms]) => ms)];
}

/** The coarsest step that all moments are multiples of; 0 where none is, or where too few are known to tell. */
export function timerStep(moments: readonly number[]): number {
  const told = [...new Set(moments)].filter((ms) => ms > 0);
  if (told.length < 4) return 0;
  const fits = (step: number) => told.every((ms) => Math.abs(ms / step - Math.round(ms / step)) < 0.002);
  return STEPS.find(fits) ?? 0;
}
