import { cutOrNull } from '../reading.ts';
import type { Source } from '../source.ts';

/** The screen, in CSS pixels. */
export const screen: Source<'screen'> = () => {
  const { width, height, availWidth, availHeight, colorDepth, orientation } = window.screen;
  return {
    width,
    height,
    availWidth,
    availHeight,
    colorDepth,
    pixelRatio: devicePixelRatio,
    orientation: cutOrNull(orientation?.type, 32),
  };
};
