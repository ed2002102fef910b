import type { Source } from '../source.ts';

/** Media features of the device and of the person's settings. */
export const mediaFeatures: Source<'mediaFeatures'> = () => {
  const is = (feature: string, value: string): boolean => matchMedia(`(${feature}: ${value})`).matches;
  const known = (feature: string): boolean | null => (is(feature, 'hover') ? true : is(feature, 'none') ? false : null);
  const kinds = ['fine', 'coarse', 'none'] as const;
  const any = kinds.filter((kind) => is('any-pointer', kind));
  return {
    pointer: kinds.find((kind) => is('pointer', kind)) ?? 'unknown',
    anyPointer: any.length > 1 ? 'both' : (any[0] ?? 'unknown'),
    hover: known('hover'),
    anyHover: known('any-hover'),
    reducedMotion: is('prefers-reduced-motion', 'reduce'),
    forcedColors: is('forced-colors', 'active'),
    invertedColors: is('inverted-colors', 'inverted'),
    moreContrast: is('prefers-contrast', 'more'),
    darkScheme: is('prefers-color-scheme', 'dark'),
  };
};
