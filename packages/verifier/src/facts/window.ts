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
  if (fitsZoom(w)) return w.outerHeight - (w.innerHeight * w.outerWidth) / w.innerWidth >= DOCKED_HEIGHT;
  const beside = w.outerWidth - w.innerWidth >= DOCKED_WIDTH;
  return beside !== w.outerHeight - w.innerHeight >= DOCKED_HEIGHT;
}

/** The page is as wide as its window at one of the browser's zoom steps: a person zoomed. */
export function fitsZoom({ innerWidth, outerWidth }: ReadingValues['windowGeometry']): boolean {
  return ZOOM_STEPS.some((zoom) => Math.abs(innerWidth * zoom - outerWidth) <= SLACK);
}
