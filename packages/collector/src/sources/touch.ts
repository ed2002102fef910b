import type { Source } from '../source.ts';

/** Touch support as three interfaces report it. */
export const touch: Source<'touch'> = () => ({
  maxTouchPoints: navigator.maxTouchPoints ?? 0,
  onTouchStart: 'ontouchstart' in window,
  touchEvent: 'TouchEvent' in window,
});
