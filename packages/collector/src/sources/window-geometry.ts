import type { Source } from '../source.ts';

const MODES = ['fullscreen', 'standalone', 'minimal-ui', 'browser'] as const;

/** The window around the page. */
export const windowGeometry: Source<'windowGeometry'> = () => ({
  top: window === window.top,
  innerWidth,
  innerHeight,
  outerWidth,
  outerHeight,
  screenX,
  screenY,
  visualScale: window.visualViewport?.scale ?? null,
  displayMode: MODES.find((mode) => matchMedia(`(display-mode: ${mode})`).matches) ?? 'unknown',
});
