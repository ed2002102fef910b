import type { ReadingValues } from '@veridict/contract';

/** Chromium's zoom steps but 100 %. */
const ZOOM_STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
/** What the frame of a window and rounding may take, pixels. */
const SLACK = 20;

/** What docked tools take at least, of the width or of the height that a window's own bars leave. */
const DOCKED_WIDTH = 100;
const DOCKED_HEIGHT = 250;

/** One side of the window is taken by something beside the page, and one only: an emulated page leaves room on both. */
export function isBesideTools(w: ReadingValues['windowGeometry']): boolean {
  const bars = w.outerHeight - (w.innerHeight * w.outerWidth) / w.innerWidth;
  // A page that would be higher than its window at that zoom is not zoomed: tools beside it happen to be as wide.
  if (fitsZoom(w) && bars >= 0) return bars >= DOCKED_HEIGHT;
  const beside = w.outerWidth - w.innerWidth >= DOCKED_WIDTH;
  return beside !== w.outerHeight - w.innerHeight >= DOCKED_HEIGHT;
}

/**
 * The system moves a mouse by whole device pixels and the page begins on one, so honest moves lie on them. Not so on
 * macOS; on Wayland, where the mouse is finer than pixels and no window knows its place; and on screens of 125 or
 * 150 per cent, which a zoom of 80 or 67 per cent makes look like others.
 */
export function movesByPixels(
  platform: ReadingValues['platform'],
  screen: ReadingValues['screen'],
  w: ReadingValues['windowGeometry'],
): boolean {
  const isPlaced = w.screenX !== 0 || w.screenY !== 0;
  const system = /^Win/.test(platform.platform) || (platform.platform === 'Linux x86_64' && isPlaced);
  const unzoomed = w.top && fitsZoom(w) ? (screen.pixelRatio * w.innerWidth) / w.outerWidth : screen.pixelRatio;
  return system && Number.isInteger(screen.pixelRatio) && Math.abs(unzoomed - Math.round(unzoomed)) < 0.1;
}

/** The page is as wide as its window at one of the browser's zoom steps: a person zoomed. */
export function fitsZoom({ innerWidth, outerWidth }: ReadingValues['windowGeometry']): boolean {
  return ZOOM_STEPS.some((zoom) => Math.abs(innerWidth * zoom - outerWidth) <= SLACK);
}
