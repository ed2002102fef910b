import type { Source } from '../source.ts';

/** Media features of the device and of the person's settings. */
export const mediaFeatures: Source<'mediaFeatures'> = () => {
  const is = (feature: string, value: string): boolean => matchMedia(`(${feature}: ${value})`).matches;
  const known = (feature: string): boolean | null => (is(feature, 'hover') ? true : is(feature, 'none') ? false : null);
  const coarse = is('any-pointer', 'coarse');
  const fine = is('any-pointer', 'fine');
  return {
    pointer: (['fine', 'coarse', 'none'] as const).find((value) => is('pointer', value)) ?? 'unknown',
    anyPointer:
      coarse && fine ? 'both' : coarse ? 'coarse' : fine ? 'fine' : is('any-pointer', 'none') ? 'none' : 'unknown',
    hover: known('hover'),
    anyHover: known('any-hover'),
    reducedMotion: is('prefers-reduced-motion', 'reduce'),
    forcedColors: is('forced-colors', 'active'),
    invertedColors: is('inverted-colors', 'inverted'),
    moreContrast: is('prefers-contrast', 'more'),
    darkScheme: is('prefers-color-scheme', 'dark'),
  };
};
